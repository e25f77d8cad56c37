// One blank submission is walked for each kind; whatever the field tables say of a field stands in its row.
#include "package/dictionary.hpp"

#include <algorithm>

#include "flow/pages.hpp"
#include "package/presence.hpp"

namespace qopi {
namespace {

/// Calls `visit(pointer, field)` for every field of a section, asked or not; "*" stands for the position in a list.
template <class Visit>
void each_field(Section section, Visit&& visit) {
    const auto& table = *info(section).held.table;
    const auto path = path_of(section) + (is_list(section) ? "/*/" : "/");
    for (const auto& field : table.fields) visit(path + std::string(field.key), field);
    if (const auto* lower = table.below)
        for (const auto& field : lower->table->fields) visit(path + std::string(lower->key) + "/" + std::string(field.key), field);
}

/// Calls `visit(section)` for every section that packages of this kind can carry.
template <class Visit>
void each_section(Kind kind, Visit&& visit) {
    for (std::size_t i = 0; i < sections.size(); ++i)
        if (const auto section = static_cast<Section>(i); presence(kind, section) != Presence::never) visit(section);
}

template <class Visit>
void each_kind(Visit&& visit) {
    for (std::size_t i = 0; i < kind_choices.size(); ++i) visit(static_cast<Kind>(i));
}

std::string type_of(const FieldRow& field) {
    switch (field.slot.holds) {
        case Holds::answer: return "yes or no";
        case Holds::tick: return "true or false";
        case Holds::set: return "any of the choices";
        case Holds::one: return "one of the choices";
        case Holds::offices: return "ids of offices";
        case Holds::text: case Holds::secret: break;
    }
    return field.whole_number ? "whole number" : "text";
}

std::string required_of(Presence presence) {
    switch (presence) {
        case Presence::never: return "never";
        case Presence::sometimes: return "sometimes";
        case Presence::always: return "always";
    }
    return {};
}

std::string travels(Sensitivity sensitivity) {
    if (may_go(sensitivity, Destination::package_in_clear)) return "clear";
    return may_go(sensitivity, Destination::sealed_part) ? "sealed" : "not at all";
}

std::string code_span(std::string_view text) { return "`" + std::string(text) + "`"; }

/// Lists of choices that are too long for a cell: written once, at the end, under the key of the first field that has them.
struct LongList {
    std::string_view key;
    std::span<const Choice> choices;
};
constexpr std::size_t choices_in_cell = 8;

class Writer {
public:
    std::string text;

    void line(std::string_view words) { text.append(words).append("\n"); }

    void kind(Kind kind) {
        line("");
        line("## " + markdown_cell(label_of(kind)) + " (" + code_span(code_of(kind)) + ")");
        each_section(kind, [&](Section section) { this->section(kind, section); });
    }

    void long_lists() {
        for (const auto& list : long_lists_) {
            line("");
            line("## Choices: " + std::string(list.key));
            line("");
            line("| Code | Label |");
            line("| --- | --- |");
            for (const auto& choice : list.choices) line("| " + code_span(choice.code) + " | " + markdown_cell(choice.label) + " |");
        }
    }

private:
    std::vector<LongList> long_lists_;

    void section(Kind kind, Section section) {
        line("");
        line("### " + markdown_cell(info(section).title) + " (" + code_span(path_of(section)) + ")");
        line("");
        if (presence(kind, section) == Presence::sometimes) line("Asked with some answers only.\n");
        if (is_list(section))
            line("A list of at most " + std::to_string(info(section).items_max) +
                 ". Each item also has an `id` of its own; `*` means its position.\n");
        line("| Key | Label | Help | Type | Required | Travels | Choices |");
        line("| --- | --- | --- | --- | --- | --- | --- |");
        each_field(section, [&](const std::string& pointer, const FieldRow& field) {
            line("| " + code_span(pointer) + " | " + markdown_cell(field.label) + " | " + markdown_cell(field.help) + " | " + type_of(field) +
                 " | " + required_of(presence(field)) + " | " + travels(field.sensitivity) + " | " + cell_of_choices(field) + " |");
        });
    }

    std::string cell_of_choices(const FieldRow& field) {
        const auto choices = choices_of(field);
        if (choices.size() > choices_in_cell) {
            const auto same = [&](const LongList& list) { return list.choices.data() == choices.data(); };
            auto found = std::find_if(long_lists_.begin(), long_lists_.end(), same);
            if (found == long_lists_.end()) found = long_lists_.insert(found, {field.key, choices});
            const std::string key(found->key);
            return "[" + std::to_string(choices.size()) + " choices](#choices-" + key + ")";
        }
        std::string list;
        for (const auto& choice : choices)
            list += (list.empty() ? "" : "; ") + code_span(choice.code) + " " + markdown_cell(choice.label);
        return list;
    }
};

}  // namespace

std::string markdown_cell(std::string_view text) {
    constexpr std::string_view marks = "\\|*_`<[";
    std::string cell;
    for (const char c : text) {
        if (marks.find(c) != std::string_view::npos) cell += '\\';
        cell += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    }
    return cell;
}

std::string data_dictionary() {
    Writer writer;
    writer.line("# Data dictionary");
    writer.line("");
    writer.line(
        "What a package of each kind can hold, generated from the same tables as the pages and checks. *Required* says whether a "
        "field must be there once its section is: always, with some of the other answers (sometimes), or never. *Travels* says whether its "
        "value can be read in the package (clear) or by the Help Desk only (sealed).");
    each_kind([&](Kind kind) { writer.kind(kind); });
    writer.long_lists();
    return writer.text;
}

std::vector<std::string> dictionary_ids() {
    std::vector<std::string> ids;
    each_kind([&](Kind kind) {
        ids.push_back("kind:" + std::string(code_of(kind)));
        each_section(kind, [&](Section section) {
            each_field(section, [&](const std::string& pointer, const FieldRow&) { ids.push_back("field:" + std::string(code_of(kind)) + pointer); });
        });
    });
    for (std::size_t i = 0; i < static_cast<std::size_t>(Code::count); ++i)
        if (const auto code = static_cast<Code>(i); !sentence(code).empty()) ids.push_back("code:" + std::string(text(code)));
    for (const auto& page : pages) ids.push_back("page:" + std::string(page.url));
    std::sort(ids.begin(), ids.end());
    return ids;
}

}  // namespace qopi
