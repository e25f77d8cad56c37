// One walk writes the text; where a part ends is decided by the pieces themselves, so that one that comes or goes leaves the other parts as they are.
#include "package/draft_text.hpp"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "package/content.hpp"
#include "model/secrets.hpp"

namespace qopi {
namespace {

/// Puts pieces of text together to parts.
class Parts {
public:
    std::vector<std::string> take() {
        end();
        return std::move(parts_);
    }

    /// Text that belongs to what follows.
    void add(std::string_view text) {
        while (open_.size() + text.size() > part_bytes_max) {
            // What fits into no part is cut, between two characters.
            const auto fits = text.size() > part_bytes_max ? whole_characters(text, part_bytes_max - open_.size()) : 0;
            open_ += text.substr(0, fits);
            text.remove_prefix(fits);
            end();
        }
        open_ += text;
    }

    /// A piece after which a part may end. That depends on its name and its length alone: about one in so many pieces as make a part.
    void add(std::string_view piece, std::string_view name) {
        add(piece);
        if (std::hash<std::string_view>{}(name) % (part_bytes / (piece.size() + 1) + 1) == 0) end();
    }

private:
    void end() {
        if (!open_.empty()) parts_.push_back(std::exchange(open_, {}));
    }
    static std::size_t whole_characters(std::string_view text, std::size_t bytes) {
        while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
        return bytes;
    }

    std::string open_;
    std::vector<std::string> parts_;
};

/// Writes the members of an object, or the items of an array.
class Members {
public:
    explicit Members(Parts& parts) : parts_(parts) {}
    Parts& next() {
        if (!std::exchange(is_first_, false)) parts_.add(",");
        return parts_;
    }
    void add_text(std::string_view key, std::string_view text) { next().add(json_text(key) + ":" + std::string(text), key); }
    void add(std::string_view key, const Json& value) { add_text(key, written(value)); }

private:
    Parts& parts_;
    bool is_first_ = true;
};

/// What a later version wrote into this record is put back.
Json restored(Json record, const std::string& path, const DraftNotes& notes) {
    Unknown its;
    for (const auto& [at, text] : notes.unknown)
        if (at.starts_with(path + "/")) its.emplace_back(at.substr(path.size()), text);
    restore_unknown(record, its);
    return record;
}

/// Calls `visit(key, text)` for each member of another version right in the object at this path.
template <class Visit>
void each_unknown_in(const std::string& path, const DraftNotes& notes, Visit visit) {
    for (const auto& [at, text] : notes.unknown)
        if (const auto last = at.rfind('/'); at.compare(0, last, path) == 0 && last == path.size()) visit(key_of_step(at.substr(last + 1)), text);
}

/// Long texts end a part between their lines.
void add_lines(Parts& parts, std::string_view text) {
    constexpr std::string_view line_end = "\\n";
    while (!text.empty()) {
        const auto end = text.find(line_end);
        const auto line = text.substr(0, end == std::string_view::npos ? end : end + line_end.size());
        parts.add(line, line);
        text.remove_prefix(line.size());
    }
}

Json object_of(std::initializer_list<std::pair<const char*, const std::string*>> texts) {
    auto object = Json::object();
    for (const auto& [key, text] : texts)
        if (!text->empty()) object[key] = *text;
    return object;
}

void write_notes(Members& members, Parts& parts, const Submission& content, const DraftNotes& notes) {
    members.next().add("\"kept\":[");
    Members kept(parts);
    for (const auto& one : notes.kept) kept.next().add("{\"at\":" + json_text(one.at) + ",\"code\":" + json_text(text(one.code)) + "}", one.at);
    parts.add("]");
    members.add("declaration", Json{{"name", notes.declaration.name}});
    members.next().add("\"given\":[");
    Members given(parts);
    each_secret(content, [&](const std::string& path, const Secret& secret) {
        if (secret.given || !secret.text.empty()) given.next().add(json_text(path), path);
    });
    parts.add("]");
    members.add("page", Json(notes.page));
    if (!notes.pasted.empty()) {
        members.next().add("\"pasted\":");
        add_lines(parts, json_text(notes.pasted));
    }
    Json frozen{{"id", notes.frozen_id}};
    if (!notes.frozen_secret.empty()) frozen["secret"] = notes.frozen_secret;
    if (!notes.changed_secrets.empty()) frozen["changed"] = notes.changed_secrets;
    members.add("frozen", frozen);
    Json received{{"reference", notes.reference}, {"at", notes.received_at}};
    received.update(object_of({{"content", &notes.received_content}, {"made", &notes.received_made}, {"replaced", &notes.received_replaced}}));
    members.add("received", received);
    if (notes.before) members.add("before", Json{{"id", notes.before->id}, {"content", encode_content(notes.before->was, Kind::registration, Scope::draft)}});
}

/// `item_text(section, index)` gives an item of a list.
template <class ItemText>
std::vector<std::string> write_parts(const Submission& content, const DraftNotes& notes, ItemText item_text) {
    Parts parts;
    parts.add("{");
    Members members(parts);
    members.add("format", Json(std::string(draft_format)));
    members.add("version", Json(draft_version));
    members.add("kind", Json(std::string(code_of(content.begun))));
    members.next().add("\"content\":{");
    Members its_sections(parts);
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const auto section = static_cast<Section>(i);
        if (is_untouched(content, section)) continue;
        if (!is_list(section)) {
            its_sections.add(info(section).key, restored(encode_record(record_at(content, section), Scope::draft), path_of(section), notes));
            continue;
        }
        its_sections.next().add(json_text(info(section).key) + ":[");
        Members items(parts);
        for (std::size_t n = 0; n < count_of(content, section); ++n) items.next().add(item_text(section, n), id_of(record_at(content, section, n)));
        parts.add("]");
    }
    each_unknown_in("/content", notes, [&](const std::string& key, const std::string& text) { its_sections.add_text(key, text); });
    parts.add("}");
    write_notes(members, parts, content, notes);
    each_unknown_in("", notes, [&](const std::string& key, const std::string& text) { members.add_text(key, text); });
    parts.add("}");
    return parts.take();
}

std::string item_text(const Submission& content, const DraftNotes& notes, Section section, std::size_t index) {
    auto item = encode_record(record_at(content, section, index), Scope::draft);
    return written(notes.unknown.empty() ? item : restored(std::move(item), path_of(section, index), notes));
}

}  // namespace

std::vector<std::string> draft_parts(const Draft& draft) {
    return write_parts(draft.content, draft, [&](Section section, std::size_t index) { return item_text(draft.content, draft, section, index); });
}

std::vector<DraftPart> DraftText::write(const Submission& content, const DraftNotes& notes, const Findings& findings) {
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const auto section = static_cast<Section>(i);
        if (!is_list(section)) continue;
        auto& before = items_[i];
        std::vector<Item> items(count_of(content, section));
        for (std::size_t n = 0; n < items.size(); ++n) {
            items[n].stamp = findings.stamp(section, n);
            // Where some were added or removed, those behind them are as far from the end as they were.
            const auto from_end = n + before.size() - items.size();
            const auto is_here = [&](std::size_t at) { return at < before.size() && before[at].stamp == items[n].stamp; };
            if (const auto at = is_here(n) ? n : from_end; is_here(at)) items[n].text = std::move(before[at].text);
            // What another version wrote is named by the item's place, which may be another one now.
            if (items[n].text.empty() || !notes.unknown.empty()) items[n].text = item_text(content, notes, section, n);
        }
        before = std::move(items);
    }
    auto parts = write_parts(content, notes, [&](Section section, std::size_t index) -> const std::string& { return items_[static_cast<std::size_t>(section)][index].text; });
    std::vector<DraftPart> changes(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto before = std::find(parts_.begin(), parts_.end(), parts[i]);
        if (before == parts_.end()) changes[i].text = parts[i];
        else changes[i].before = static_cast<int>(before - parts_.begin());
    }
    parts_ = std::move(parts);
    return changes;
}

}  // namespace qopi
