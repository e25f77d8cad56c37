// One walk writes the text; where a part ends is decided by the pieces themselves, so that one that comes or goes leaves the other parts as they are.
#include "package/draft_text.hpp"

#include <algorithm>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"
#include "package/content.hpp"
#include "model/secrets.hpp"

namespace qopi {
namespace {

/// Where parts were the time before, by their names: what they are made of.
using Known = std::unordered_map<std::string, int>;

/// Puts pieces of text together to parts. The text of a part that was there before is not made.
class Parts {
public:
    explicit Parts(const Known& known) : known_(known) {}

    std::vector<DraftPart> take(Known& names) {
        end();
        names = std::move(names_);
        return std::move(parts_);
    }

    /// Text that belongs to what follows.
    void add(std::string_view text) {
        while (bytes_ + text.size() > part_bytes_max) {
            // What fits into no part is cut, between two characters.
            const auto fits = text.size() > part_bytes_max ? whole_characters(text, part_bytes_max - bytes_) : 0;
            put(text.substr(0, fits));
            text.remove_prefix(fits);
            end();
        }
        put(text);
    }

    /// A piece after which a part may end. That depends on its name and its length alone: about one in so many pieces as make a part.
    void add(std::string_view piece, std::string_view name) {
        add(piece);
        end_after(piece, name);
    }

    /// The same of an item whose stamp stands for its text, which stays where it is meanwhile.
    void add(std::string_view item, std::string_view name, unsigned stamp) {
        if (stamp == 0 || item.size() > part_bytes_max) return add(item, name);
        if (bytes_ + item.size() > part_bytes_max) end();
        pieces_.push_back({name_.size(), item});
        name_ += item_mark;
        name_.append(reinterpret_cast<const char*>(&stamp), sizeof(stamp));
        bytes_ += item.size();
        end_after(item, name);
    }

private:
    /// Where the name of an item is in the part's name, and its text.
    struct Piece {
        std::size_t at;
        std::string_view text;
    };
    // JSON holds no control characters: nothing else in a part's name begins so.
    static constexpr char item_mark = '\1';

    void put(std::string_view text) { name_ += text, bytes_ += text.size(); }
    void end_after(std::string_view piece, std::string_view name) {
        if (std::hash<std::string_view>{}(name) % (part_bytes / (piece.size() + 1) + 1) == 0) end();
    }
    void end() {
        if (bytes_ == 0) return;
        auto& part = parts_.emplace_back();
        if (const auto known = known_.find(name_); known != known_.end()) part.before = known->second;
        else part.text = text();
        names_.emplace(std::move(name_), static_cast<int>(parts_.size()) - 1);
        name_.clear(), pieces_.clear();
        bytes_ = 0;
    }
    /// The name, with the items' texts in place of their names.
    std::string text() const {
        std::string text;
        std::size_t from = 0;
        text.reserve(bytes_);
        for (const auto& piece : pieces_) {
            text.append(name_, from, piece.at - from).append(piece.text);
            from = piece.at + 1 + sizeof(unsigned);
        }
        return text.append(name_, from);
    }
    static std::size_t whole_characters(std::string_view text, std::size_t bytes) {
        while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
        return bytes;
    }

    const Known& known_;
    std::string name_;
    std::vector<Piece> pieces_;
    std::size_t bytes_ = 0;
    std::vector<DraftPart> parts_;
    Known names_;
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
    for (const auto& box : kept_boxes) {
        if ((notes.*box.text).empty()) continue;
        members.next().add(json_text(box.key) + ":");
        add_lines(parts, json_text(notes.*box.text));
    }
    if (!notes.brought.empty()) {
        auto all = Json::array();
        for (const auto& one : notes.brought)
            all.push_back({{"list", std::string(info(one.section).key)}, {"day", one.day}, {"file", one.file}, {"first", one.first}, {"last", one.last}, {"changed", one.changed}});
        members.add("brought", all);
    }
    auto frozen = Json::object();
    for (const auto& one : notes.made) {
        auto package = object_of({{"id", &one.id}, {"secret", &one.secret}});
        if (frozen.empty()) frozen = std::move(package);
        else frozen["earlier"].push_back(std::move(package));
    }
    if (!notes.changed_secrets.empty()) frozen["changed"] = notes.changed_secrets;
    members.add("frozen", frozen);
    Json received{{"reference", notes.reference}, {"at", notes.received_at}};
    received.update(object_of({{"content", &notes.received_content}, {"made", &notes.received_made}, {"id", &notes.received.id}, {"secret", &notes.received.secret}, {"replaced", &notes.received_replaced}}));
    members.add("received", received);
    if (notes.before) members.add("before", Json{{"id", notes.before->id}, {"content", encode_content(notes.before->was, Kind::registration, Scope::draft)}});
}

/// `add_item(parts, section, index)` adds an item of a list.
template <class AddItem>
void write_parts(const Submission& content, const DraftNotes& notes, Parts& parts, AddItem add_item) {
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
        for (std::size_t n = 0; n < count_of(content, section); ++n) add_item(items.next(), section, n);
        parts.add("]");
    }
    each_unknown_in("/content", notes, [&](const std::string& key, const std::string& text) { its_sections.add_text(key, text); });
    parts.add("}");
    write_notes(members, parts, content, notes);
    each_unknown_in("", notes, [&](const std::string& key, const std::string& text) { members.add_text(key, text); });
    parts.add("}");
}

std::string item_text(const Submission& content, const DraftNotes& notes, Section section, std::size_t index) {
    auto item = encode_record(record_at(content, section, index), Scope::draft);
    return written(notes.unknown.empty() ? item : restored(std::move(item), path_of(section, index), notes));
}

}  // namespace

std::vector<std::string> draft_parts(const Draft& draft) {
    Known names;
    Parts parts(names);
    write_parts(draft.content, draft, parts, [&](Parts& to, Section section, std::size_t index) {
        to.add(item_text(draft.content, draft, section, index), id_of(record_at(draft.content, section, index)));
    });
    std::vector<std::string> texts;
    for (auto& part : parts.take(names)) texts.push_back(std::move(part.text));
    return texts;
}

std::vector<DraftPart> DraftText::write(const Submission& content, const DraftNotes& notes, const Findings& findings) {
    // What another version wrote is named by an item's place, which may be another one now.
    const bool has_unknown = !notes.unknown.empty();
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const auto section = static_cast<Section>(i);
        if (!is_list(section)) continue;
        auto& items = items_[i];
        const auto count = count_of(content, section);
        if (items.size() != count) {
            // Where some were added or removed, those behind them are as far from the end as they were.
            auto before = std::exchange(items, std::vector<Item>(count));
            for (std::size_t n = 0; n < count; ++n) {
                const auto stamp = findings.stamp(section, n);
                const auto from_end = n + before.size() - count;
                const auto is_here = [&](std::size_t at) { return at < before.size() && before[at].stamp == stamp; };
                if (const auto at = is_here(n) ? n : from_end; is_here(at)) items[n] = std::move(before[at]);
            }
        }
        for (std::size_t n = 0; n < count; ++n) {
            const auto stamp = findings.stamp(section, n);
            if (items[n].stamp != stamp || has_unknown) items[n] = {stamp, item_text(content, notes, section, n)};
        }
    }
    Parts parts(names_);
    write_parts(content, notes, parts, [&](Parts& to, Section section, std::size_t index) {
        const auto& item = items_[static_cast<std::size_t>(section)][index];
        to.add(item.text, id_of(record_at(content, section, index)), has_unknown ? 0 : item.stamp);
    });
    Known names;
    auto changes = parts.take(names);
    names_ = std::move(names);
    return changes;
}

}  // namespace qopi
