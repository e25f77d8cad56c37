// A draft is the content of every section, asked or not, and a few words about where it went.
#include "package/draft.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/date.hpp"
#include "package/content.hpp"
#include "package/draft_text.hpp"
#include "package/package.hpp"
#include "model/secrets.hpp"

namespace qopi {
namespace {

std::string text_of(const Value* object, const char* key) {
    const auto* text = object ? object->text_at(key) : nullptr;
    return text ? std::string(*text) : std::string();
}

/// In bytes: no reference is as long.
constexpr std::size_t reference_shown_max = 20;

/// What a file tells of lists that were brought, as far as it can be so.
std::vector<Brought> brought_in(const Value* list) {
    std::vector<Brought> all;
    if (!list || !list->is_list()) return all;
    const auto number = [](const Value& one, const char* key) {
        const auto* member = one.find(key);
        const auto* value = member ? member->as_number() : nullptr;
        return value ? static_cast<int>(std::clamp<std::int64_t>(*value, 0, INT32_MAX)) : 0;
    };
    for (const auto& one : *list) {
        if (!one.is_object() || all.size() == brought_max) continue;
        const auto box = std::find_if(std::begin(kept_boxes), std::end(kept_boxes), [&](const KeptBox& its) { return info(its.section).key == text_of(&one, "list"); });
        auto day = text_of(&one, "day"), file = text_of(&one, "file");
        if (box == std::end(kept_boxes) || !parse_date(day) || file.size() > file_name_max) continue;
        all.push_back({box->section, std::move(day), std::move(file), number(one, "first"), number(one, "last"), static_cast<std::size_t>(number(one, "changed"))});
    }
    return all;
}

/// The item as it was knows of its secrets what the item knows now: a draft holds neither, and only tells which were given.
void note_given(Draft& draft, Section section) {
    const auto index = position_of(draft.content, section, draft.before->id);
    if (index == count_of(draft.content, section)) return;
    const auto now = record_at(std::as_const(draft.content), section, index);
    const auto was = record_at(draft.before->was, section);
    for (const auto& field : was.table->fields)
        if (auto* secret = value_of<Secret>(was, field)) secret->given = value_of<Secret>(now, field)->given;
}

}  // namespace

std::string write_draft(const Draft& draft) {
    std::string text;
    for (const auto& part : draft_parts(draft)) text += part;
    return text;
}

Read<Draft> read_draft(std::string_view bytes) {
    const auto read = read_document(bytes, {package_bytes_max, package_depth_max});
    if (!read) return read.error();
    const auto& document = read.value().root();
    if (!document.is_object() || text_of(&document, "format") != draft_format) return Fault{Code::package_format, "/format"};
    const auto* version = document.find("version");
    if (!version || !version->as_number() || version->number != draft_version) return Fault{Code::package_version, "/version"};
    const auto* content = document.find("content");
    if (!content) return Fault{Code::package_member_missing, "/content"};

    Draft draft;
    auto decoded = decode_content(*content, kind_from(text_of(&document, "kind")).value_or(Kind::registration), Scope::draft);
    if (!decoded) return decoded.error();
    draft.content = std::move(decoded.value().submission);
    draft.unknown = std::move(decoded.value().unknown);
    if (const auto* list = document.find("kept")) {
        auto kept = decode_kept(*list);
        if (!kept) return kept.error();
        draft.kept = std::move(kept.value());
    }
    const auto* frozen = document.find("frozen");
    const auto* received = document.find("received");
    draft.declaration.name = text_of(document.find("declaration"), "name");
    draft.page = text_of(&document, "page");
    for (const auto& box : kept_boxes)
        if (auto rows = text_of(&document, box.key); rows.size() <= pasted_kept_max) draft.*box.text = std::move(rows);
    draft.brought = brought_in(document.find("brought"));
    // A file may hold anything here; it would go into a package.
    const auto package_in = [](const Value* member) {
        Predecessor one{text_of(member, "id"), text_of(member, "secret")};
        if (!is_secret(one.secret)) one.secret.clear();
        return is_package_id(one.id) ? one : Predecessor{};
    };
    const auto take_made = [&](const Value* member) {
        auto one = package_in(member);
        const auto is_same = [&](const Predecessor& other) { return other.id == one.id; };
        if (!one.id.empty() && draft.made.size() < predecessors_max && std::none_of(draft.made.begin(), draft.made.end(), is_same)) draft.made.push_back(std::move(one));
    };
    take_made(frozen);
    if (const auto* earlier = frozen ? frozen->find("earlier") : nullptr; earlier && earlier->is_list())
        for (const auto& item : *earlier) take_made(&item);
    draft.received = package_in(received);
    // It is shown wherever the draft is named.
    if (auto reference = text_of(received, "reference"); reference.size() <= reference_shown_max) draft.reference = std::move(reference);
    draft.received_at = text_of(received, "at");
    draft.received_content = text_of(received, "content");
    draft.received_made = text_of(received, "made");
    draft.received_replaced = text_of(received, "replaced");
    const auto names = [](const Value* list, const std::string& path) {
        if (list && list->is_list())
            for (const auto& one : *list)
                if (one.as_text() && one.text == path) return true;
        return false;
    };
    const auto* given = document.find("given");
    const auto* changed = frozen ? frozen->find("changed") : nullptr;
    each_secret(draft.content, [&](const std::string& path, Secret& secret) {
        secret.given = names(given, path);
        if (names(changed, path)) draft.changed_secrets.push_back(path);
    });
    const auto* before = document.find("before");
    if (const auto* content_before = before ? before->find("content") : nullptr) {
        const auto was = decode_content(*content_before, Kind::registration, Scope::draft);
        // Without it Cancel does less; the answers are there all the same.
        if (was) {
            draft.before = Draft::Before{text_of(before, "id"), {}};
            for (std::size_t i = 0; i < sections.size(); ++i)
                if (const auto section = static_cast<Section>(i); is_list(section) && count_of(was.value().submission, section) > 0) {
                    draft.before->was = only(was.value().submission, section, 0);
                    note_given(draft, section);
                }
        }
    }
    constexpr std::string_view known[] = {"format", "version", "kind", "content", "kept", "declaration", "given", "frozen", "received", "page", "before", "brought"};
    for (const auto& member : document)
        if (std::find(std::begin(known), std::end(known), member.key) == std::end(known) &&
            std::none_of(std::begin(kept_boxes), std::end(kept_boxes), [&](const KeptBox& box) { return box.key == member.key; }))
            draft.unknown.emplace_back("/" + pointer_step(member.key), canonical(member));
    return draft;
}

}  // namespace qopi
