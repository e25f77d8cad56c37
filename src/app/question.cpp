// Said on the page, and spoken.
#include "app/question.hpp"

#include <algorithm>

#include "app/edit.hpp"
#include "app/filled.hpp"
#include "app/several.hpp"
#include "app/texts.hpp"
#include "model/display.hpp"

namespace qopi {
namespace {

/// How many of these people name this office.
template <class R>
std::size_t naming(const std::vector<R>& people, const std::string& office) {
    return static_cast<std::size_t>(std::count_if(people.begin(), people.end(), [&](const R& person) {
        return std::find(person.offices.begin(), person.offices.end(), office) != person.offices.end();
    }));
}

std::string about_item(const Submission& answers, const std::string& id, bool is_named) {
    for (const auto& list : list_pages) {
        const auto index = position_of(answers, list.section, id);
        if (index == count_of(answers, list.section)) continue;
        const auto name = item_name(record_at(answers, list.section, index));
        auto question = filled(texts::remove_question, {name.empty() || !is_named ? filled(texts::item_number, {info(list.section).item, std::to_string(index + 1)}) : name});
        if (const auto users = naming(answers.users, id); users > 0) question += " " + counted(users, texts::office_users);
        if (const auto changes = naming(answers.changes, id); changes > 0) question += " " + counted(changes, texts::office_named);
        return question;
    }
    return {};
}

std::string_view about_parcel(const std::vector<Parcel>& outbox, const std::string& id) {
    const auto found = std::find_if(outbox.begin(), outbox.end(), [&](const Parcel& parcel) { return parcel.id == id; });
    return found != outbox.end() && found->state == ParcelState::received ? texts::remove_received : texts::remove_unsent;
}

}  // namespace

std::string question_text(const State& state, bool is_named) {
    if (!state.page.question) return {};
    const auto& [verb, about] = *state.page.question;
    switch (verb) {
        case Verb::cancel: return std::string(edit_of_open_item(state) == ItemEdit::changed ? texts::discard_changes : texts::discard_new);
        case Verb::ask_remove_item: return about_item(state.answers, about, is_named);
        case Verb::ask_several: return several_question(state, *section_from(about));
        case Verb::ask_remove_draft: return std::string(texts::draft_remove);
        case Verb::ask_remove_parcel: return std::string(about_parcel(state.outbox, about));
        case Verb::ask_erase: {
            const auto unsent = [](const Parcel& parcel) { return is_unsent(parcel.state); };
            return std::string(std::any_of(state.outbox.begin(), state.outbox.end(), unsent) ? texts::erase_unsent : texts::erase_question);
        }
        default: return {};
    }
}

}  // namespace qopi
