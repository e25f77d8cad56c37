// All that the app knows at a moment. Views read it, only `update` changes it.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "app/effect.hpp"
#include "app/event.hpp"
#include "flow/pages.hpp"
#include "package/draft.hpp"
#include "package/package.hpp"

namespace qopi {

/// What the Help Desk said of the member ID and the last name, and of which.
struct Membership {
    enum class Status : std::uint8_t { not_asked, asking, active, inactive, unknown, not_checked };
    Status status = Status::not_asked;
    std::string member_id, family_name;
};

/// The way of the frozen package. Its bytes never change; another edit makes another package.
struct Sending {
    enum class Phase : std::uint8_t { none, preparing, sealing, queueing, waiting, sending, received, refused };
    Phase phase = Phase::none;
    bool send = false;       ///< Submit; otherwise the package is only saved as a file
    Package package;         ///< while it is being made
    std::string id, bytes;   ///< once frozen
    std::string supersedes;
    std::string outdated;    ///< in the outbox until this package is
    Submission content;      ///< the answers that were frozen
    Declaration declaration;
    std::vector<Kept> kept;
    int attempt = 0;
    std::string reason;      ///< why it waits: "network", "busy", "not-our-server"
};

struct State {
    Submission answers;
    std::vector<Kept> kept;
    Declaration declaration;
    std::vector<std::pair<std::string, std::string>> unknown;  ///< from a draft of another version

    Place place;
    bool to_review = false;            ///< a Change link was followed: Continue leads back to the review
    std::set<std::string> left;        ///< fields that were left once, by pointer
    bool going_on = false;             ///< Continue is being decided: look at the item among the others
    bool pressed = false;              ///< Continue was pressed here: show what is missing, too
    std::optional<Office> office_before;  ///< Cancel restores it; empty id: the office is new
    std::optional<User> user_before;
    std::string removing;              ///< the item whose removal is being asked about
    bool erasing = false;
    std::set<std::string> revealed;    ///< secrets shown on the review

    Membership membership;
    bool after_membership = false;     ///< Continue was pressed while the membership was being asked for
    Sending sending;
    std::string reference, received_at;
    std::vector<Issue> refused;        ///< what the Help Desk found

    SealKey seal_key;
    bool booted = false;
    bool kept_storage = true;
    bool has_draft = false;
    bool broken_draft = false;         ///< there was one, and it could not be read
    enum class Saving : std::uint8_t { nothing, due, saving, saved, failed } saving = Saving::nothing;
    std::string saved_clock;
    std::string now, today, clock;
    bool html_view = false;

    Facts facts() const;
};

/// The index of the open office or user; the list's size when it is gone.
std::size_t open_office(const State& state);
std::size_t open_user(const State& state);

/// The issues of the page that is open, warnings that were kept left out.
std::vector<Issue> page_issues(const State& state);
/// Those of them that may be shown now: a field is not blamed before it was left once.
std::vector<Issue> shown_issues(const State& state);
/// Everything that keeps the whole from being sent, in reading order, kept warnings left out.
std::vector<Issue> all_issues(const State& state);
bool is_kept(const State& state, const Issue& issue);

/// True when the frozen bytes are of exactly these answers.
bool is_frozen(const State& state);

/// One event → the next state and what to ask of the world. True when the page may look different now.
bool update(State& state, const Event& event, Effects& effects);

}  // namespace qopi
