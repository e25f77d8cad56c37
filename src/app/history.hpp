// What was done to the answers at one press, and can be undone: a removal, rows that were added, a suggestion. What is typed the browser undoes.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "app/effect.hpp"
#include "flow/pages.hpp"
#include "package/draft.hpp"
#include "rules/issue.hpp"

namespace qopi {

/// The oldest of more steps are forgotten.
inline constexpr std::size_t undone_max = 100;

/// A section before and after: items of a list that came or went, or records that became others.
struct SectionEdit {
    Section section;
    bool is_resized = false;        ///< items came or went, one behind the other
    std::vector<std::size_t> at;    ///< where each record is, or where the items came or went
    Submission before, after;       ///< the records in the order of `at`, and nothing else

    SectionEdit(Section its_section) : section(its_section) {}
    SectionEdit(SectionEdit&&) = default;
    SectionEdit& operator=(SectionEdit&&) = default;
    SectionEdit(const SectionEdit&) = default;
    SectionEdit& operator=(const SectionEdit&) = default;
    ~SectionEdit();
};

/// Something that is said of an answer by its place: a doubt that was kept, a refusal, a number that was taken away, or what another version wrote.
struct Remark {
    enum class What : std::uint8_t { kept, refused, taken_away, unknown } what;
    std::string at;                 ///< items by their ids, since their numbers change
    std::string text;               ///< the code, or JSON
    bool operator==(const Remark&) const = default;
};

/// The rows of a spreadsheet: those in the box of each list, and those that were taken.
struct RowsThen {
    std::array<std::string, sections.size()> boxes;
    std::vector<Brought> brought;
};

/// The answers at one moment, and what stands beside them.
struct Moment {
    Submission answers;
    std::vector<Remark> remarks;
    RowsThen rows;

    Moment(Submission its_answers, std::vector<Remark> its_remarks, RowsThen its_rows)
        : answers(std::move(its_answers)), remarks(std::move(its_remarks)), rows(std::move(its_rows)) {}
    Moment(Moment&&) = default;
    ~Moment();
};

struct HistoryStep {
    std::string name;               ///< "remove Ana Lindqvist"
    Place place;                    ///< where it was done
    std::vector<SectionEdit> edits = {};
    std::vector<Remark> gone = {}, come = {};
    RowsThen rows_before = {}, rows_after = {};
};

/// In memory only, until the page is closed or a package is made.
struct History {
    std::vector<HistoryStep> done, undone;  ///< the last one is the next to be undone, or done again
};

struct State;
/// What is said of the answers by their places now; and the same put back after items came or went. What is said of an item that is gone is not.
std::vector<Remark> remarks_in(const State& state);
void set_remarks(State& state, const std::vector<Remark>& all);

/// To be compared with what is there after a press.
Moment moment_of(const State& state);
/// Notes what was changed since; nothing where nothing was. Other rows in a box alone are a step only where that is all that was wanted (`is_of_rows`).
void note_step(State& state, std::string name, const Moment& before, bool is_of_rows = false);
/// Takes the last step back, or takes it again: a field that the step changed becomes what it was before. What was typed since stays, and a step
/// of which nothing is left is passed over. Where an item has to go, what was typed into it comes back with the other one of the two. Where the
/// open page does not show what came of it, the page that does is opened.
void undo(State& state, Effects& effects);
void redo(State& state, Effects& effects);

/// What can be undone or done again, as far as this page shows what comes of it; null where nothing can.
const HistoryStep* undo_shown(const State& state);
const HistoryStep* redo_shown(const State& state);

}  // namespace qopi
