// What was done to the answers at one press, and can be undone: a removal, rows that were added, a suggestion. What is typed the browser undoes.
#pragma once

#include <string>
#include <vector>

#include "app/effect.hpp"
#include "flow/pages.hpp"
#include "rules/issue.hpp"

namespace qopi {

/// The oldest of more steps are forgotten.
inline constexpr std::size_t undone_max = 100;

/// A section before and after: items of a list that came or went, or records that became others.
struct SectionEdit {
    Section section;
    bool is_resized = false;        ///< items came or went, all at one place
    std::vector<std::size_t> at;    ///< where each record is, or where the items came or went
    Submission before, after;       ///< the records in the order of `at`, and nothing else

    SectionEdit(Section its_section) : section(its_section) {}
    SectionEdit(SectionEdit&&) = default;
    SectionEdit& operator=(SectionEdit&&) = default;
    SectionEdit(const SectionEdit&) = default;
    SectionEdit& operator=(const SectionEdit&) = default;
    ~SectionEdit();
};

/// What is said of answers by their places, which change as items come and go; and the rows that wait in the box.
struct Beside {
    std::vector<Kept> kept;
    std::vector<Issue> refused;
    std::vector<std::pair<std::string, std::string>> unknown;
    std::string pasted;
    bool operator==(const Beside&) const = default;
};

struct HistoryStep {
    std::string name;               ///< "remove Ana Lindqvist"
    Page page;                      ///< where it was done
    std::vector<SectionEdit> edits;
    Beside before, after;
};

/// In memory only, until the page is closed or a package is made.
struct History {
    std::vector<HistoryStep> done, undone;  ///< the last one is the next to be undone, or done again
};

/// The answers before a press, to be compared with those after it.
struct Moment {
    Submission answers;
    Beside beside;
};
struct State;
Moment moment_of(const State& state);
/// Notes what was changed since; nothing where nothing was.
void note_step(State& state, std::string name, const Moment& before);

/// Takes the last step back, or takes it again. What was typed since stays.
void undo(State& state, Effects& effects);
void redo(State& state, Effects& effects);

/// What can be undone or done again, as far as this page shows what comes of it; null where nothing can.
const HistoryStep* undo_shown(const State& state);
const HistoryStep* redo_shown(const State& state);

}  // namespace qopi
