// All that the app knows at a moment. Views read it, only `update` changes it.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>

#include "app/effect.hpp"
#include "app/event.hpp"
#include "app/history.hpp"
#include "app/spreadsheet.hpp"
#include "flow/pages.hpp"
#include "package/draft.hpp"
#include "package/draft_text.hpp"
#include "package/package.hpp"
#include "rules/findings.hpp"

namespace qopi {

/// What the Help Desk said of the member ID and the last name, and of which.
struct Membership {
    enum class Status : std::uint8_t { not_asked, asking, active, inactive, unknown, not_checked };
    Status status = Status::not_asked;
    std::string member_id, family_name;
};

/// The package that was made of a draft's answers last. Where it stands is in the outbox.
struct Frozen {
    Parcel parcel;           ///< as it was made; without an id when none was, or when it was set aside
    std::string secret;      ///< of the package: what the one that replaces it will reveal
    std::vector<Predecessor> before;  ///< those made before, newest first, back to the one that was received; `predecessors_max` at most
    Predecessor received;    ///< the one that the Help Desk received last; what is made after it replaces it, too
    Submission content;      ///< the answers that were frozen
    Declaration declaration;
    std::vector<std::string> changed_secrets;  ///< pointers of secrets that were typed anew since, and that a reload took away
    bool refused = false;    ///< the Help Desk did not take the one that was set aside
};

/// A draft as it was when another one was opened in its place.
struct LeftDraft {
    DraftEntry entry;
    Draft draft;
};

/// A package while it is being made of a draft's answers. That takes seconds, and goes on when the draft is left meanwhile.
struct Making {
    enum class Phase : std::uint8_t { preparing, sealing, queueing, failed };
    enum class Way : std::uint8_t { upload, file, mail };
    enum class Failure : std::uint8_t { no_key, not_sealed, not_kept };
    int operation = 0;               ///< named by each answer of the world; no two of a page have the same
    std::string draft_id = {};
    Way way = Way::upload;
    Phase phase = Phase::preparing;
    Failure failure = {};            ///< once it failed
    Frozen frozen = {};
    std::vector<Kept> kept = {};
    Package package = {};                 ///< until its bytes are frozen
    std::optional<LeftDraft> left = {};   ///< unless the draft is open, or was removed
};

class RowsReading;

/// A row of a spreadsheet that was not taken, and why.
struct PastedFault {
    std::size_t row = 0;  ///< as a person counts, from the top of the rows that are left, 1 the first; 0 for the whole
    std::vector<std::string> reasons;
    std::string person = {};  ///< the name in the row, if there is one
    bool operator==(const PastedFault&) const = default;
};
/// The items of a list as rows of a spreadsheet. The draft keeps the text; what was said about it is said again when it is read again.
struct Pasting {
    std::string text;
    std::string told;      ///< what was said before rows are taken: columns that are not understood, and what would be changed
    std::vector<PastedFault> faults;
    std::size_t taken = 0, changed = 0;
    std::size_t known = 0;  ///< rows of items that are on the list just so
    bool is_refused = false;  ///< nothing was taken for a fault of the whole
    bool is_from_draft = false;  ///< nothing was done with it since the draft was opened: why it waits is not known any more
    bool is_edited = false;   ///< the rows, or what their columns hold, are not quite those any more of which the faults speak
    bool done = false;  ///< the last press has a result to show
    std::string file;   ///< the name of the file whose rows are in the box, until they are taken
    std::string file_problem;  ///< why the file that was chosen last gave none
};

/// A draft that was left before the answer to its last save came. The browser's side has its text, and tries again.
struct Unsaved {
    int operation = 0;
    std::string draft_id;
    bool failed = false;
};

/// What the Help Desk published last; empty when it was never reached.
struct Desk {
    SealKey seal_key;
    std::vector<Round> rounds;         ///< its calendar; empty when it has none
};

/// What the browser can do, and what the person chose of it.
struct Browser {
    Storage storage = Storage::best_effort;
    bool can_share = false;
    bool offline_ready = false;
    bool html_view = false, view_forced = false;
};

/// The computer's clock at the last event.
struct Clock {
    std::string now, today, shown;     ///< as in `Event`
    int offset = 0;                    ///< minutes by which the practice's clocks are ahead of UTC
    bool is_back = false;              ///< something here was made on a later day than the clock shows
};

/// Erasing everything. Once begun, what a person does waits until it is known what came of it.
enum class Erasing : std::uint8_t { no, underway, incomplete };

/// What belongs to this computer and this page, whichever draft is open.
struct Computer {
    std::vector<Parcel> outbox;
    std::vector<Making> makings;       ///< at most one a draft
    std::vector<Unsaved> unsaved;
    std::vector<DraftEntry> drafts;    ///< all on this computer, the open one too, the newest first
    Desk desk;
    Browser browser;
    Clock clock;
    Erasing erasing = Erasing::no;
    bool booted = false;
    int operations = 0;                ///< how many answers of the world were asked for that name an operation
    std::string fresh;                 ///< random, for the ids of new drafts
    int made = 0;                      ///< how many were made since the page opened
    bool is_changing = false;          ///< an event is under way that may change any answer
};

/// How far a step of the way is, apart from being the open one.
struct StepStatus {
    enum class Progress : std::uint8_t { not_begun, open, done };
    StepInfo info;
    Progress progress = Progress::not_begun;
    std::size_t to_fix = 0;            ///< how many answers are missing or wrong
    bool leads = false;                ///< one has been there, or answered something there: it is a link
};

/// What is forgotten when a page is left: made anew on each arrival.
struct PageState {
    std::set<std::string> left;        ///< fields that were left once, by pointer
    std::set<std::string> answered;    ///< fields that were answered before one arrived, and not typed into since
    bool pressed = false;              ///< Continue was pressed here: show what is missing, too
    std::set<std::string> asked;       ///< the questions that stood here then. One that appeared since is new, and not blamed
    bool after_membership = false;     ///< it goes on by itself once the membership is known
    bool came_back = false;            ///< by Back, from the page that follows
    bool checked_again = false;        ///< the membership was asked for once more, in vain
    std::vector<StepStatus> steps;     ///< as they were on arrival, when an answer last changed what is asked, or when the membership was known
    std::vector<std::string> given_before;  ///< on arrival: pointers of what must be given again, since no draft may hold it
    std::optional<Action> question;    ///< the button that asked whether something is to be removed, until that is answered
    std::set<std::string> revealed;    ///< secrets shown on the review, by their places, which change with the answers
    std::set<std::string> unfolded;    ///< explanations that are open
    bool is_printed = false;           ///< it is being printed
    std::string saved_file;            ///< the name of the file that was saved last
    std::string office_sought;         ///< on the page of a person, among the offices
    OfficeIds offices_first;           ///< those that stand first among them
    struct Planner { std::string physicians, modules; } planner;  ///< typed to be counted; in no draft
};

/// Fields in which a person's taxpayer number stood. It is not kept, and that is explained until something else is typed.
struct TakenAway {
    std::vector<Issue> issues;
    bool told = false;                 ///< Continue was pressed since, and said so
};

/// The last receipt of a package of the open draft, once it was verified. It stays while another package is made, until that one is received.
struct Receipt {
    std::string reference, received_at;
    std::string content;               ///< `digest_of_content` of the answers that were received; empty when it is not known
    std::string made;                  ///< when their package was made
    std::string replaced;              ///< the package that it took the place of: its reference, or its id where it has none
    bool covers_answers = false;       ///< on arrival they were received, or in a package that is here, and none was changed since: what was sealed need not be given again
};

/// The open draft as something that is kept: where it is written, and how far that is.
struct DraftStatus {
    std::string id;
    bool exists = false;               ///< something was answered, or it was opened
    bool read_only = false;            ///< another tab writes it
    enum class Gone : std::uint8_t { no, removed, all_erased } gone = Gone::no;  ///< by another tab: it is only on the screen
    bool is_gone() const { return gone != Gone::no; }
    bool unreadable = false;           ///< there was one that could not be read; a blank one is open in its place
    enum class Saving : std::uint8_t { nothing, due, saving, saved } saving = Saving::nothing;
    int save = 0;                      ///< the operation by which it was last saved
    bool not_saved = false;            ///< the last save that ended failed: said until one succeeds, also while the next is due
    bool is_slow = false;              ///< a save has been going on for seconds
    std::string saved_clock;           ///< when it was last saved, as shown; empty while nobody saw it being saved
};

/// Where on the review a Change link was followed, and to which page: Save, Cancel, and Back lead there again.
struct FromReview {
    Place place;
    std::string pointer;               ///< of the answer; empty when the Help Desk's refusal led there
    bool from_summary = false;         ///< it was a line of what is wrong
    bool pressed = false;              ///< the review showed what is missing
};

/// The way that was gone through the open draft's pages.
struct Trail {
    std::string form_page;             ///< the address of the last page that asked something: a draft is continued there
    std::optional<FromReview> from_review;
    std::size_t furthest_step = 0;     ///< the position of the furthest step where one has been
    std::optional<Draft::Before> before;  ///< what the item that is being edited was: Cancel restores it
    bool agreed_before = false;        ///< an answer was changed after the declaration was made, which must be made again
};

/// Items of a list that are changed together.
struct Selecting {
    bool is_open = false;
    std::unordered_set<std::string> ids;
    std::string what;                  ///< the code of what is to change
    OfficeIds offices;                 ///< those that all of them get, or leave
};

/// What is sought in a list, and which of its pages is open.
struct Listing {
    std::string sought;
    bool attention = false;            ///< only what needs attention
    std::size_t page = 0;
    std::vector<std::string> words;    ///< of each item, what can be found in it; read once something is sought
    Selecting several = {};
};

/// And what belongs to the open draft.
struct State : Computer {
    Submission answers;
    std::vector<Kept> kept;
    Declaration declaration;
    std::vector<std::pair<std::string, std::string>> unknown;  ///< from a draft of another version
    DraftStatus draft;
    std::optional<Code> file_fault;    ///< why a file that the person opened is no draft

    Place place;
    PageState page;
    Trail trail;
    std::array<Listing, sections.size()> listings, review_listings;  ///< of each list on its page and on the review; they stay while the draft is open
    History history;                   ///< what can be undone
    std::shared_ptr<const Draft> file_waiting;  ///< the file that was chosen, until it is known whether it is a copy of a draft that is kept here
    std::shared_ptr<RowsReading> reading;  ///< the rows of the open page, while they are read; whatever a person does meanwhile ends it
    std::vector<Brought> brought;      ///< the rows that were taken
    std::array<ColumnsChosen, sections.size()> columns;  ///< what a person said of the columns of each list's rows; also when the same list is brought again
    std::array<Pasting, sections.size()> pastings;  ///< of each list; they stay while the draft is open: a row that was not taken is not lost with its page

    TakenAway taken_away;
    Membership membership;
    Frozen frozen;
    Receipt receipt;
    std::vector<Issue> refused;        ///< what the Help Desk found

    Facts facts() const;
    /// What is wrong with the answers, brought up to date by `findings_of`.
    mutable Findings findings;
    /// The records that were typed into since; nothing where any may have become another one.
    mutable std::optional<std::vector<Position>> edited;
    DraftText saved;                   ///< what was given to be saved last
};

/// What is wrong with the answers by the rules, as they are now.
const Findings& findings_of(const State& state);
/// How many answers keep the whole from being sent: those errors, and those that are no rule of packages.
std::size_t count_errors(const State& state);

/// What is in the box of a list, and what became of it.
inline ColumnsChosen& columns_of(State& state, Section section) { return state.columns[static_cast<std::size_t>(section)]; }
inline const ColumnsChosen& columns_of(const State& state, Section section) { return state.columns[static_cast<std::size_t>(section)]; }
inline Pasting& pasting_of(State& state, Section section) { return state.pastings[static_cast<std::size_t>(section)]; }
inline const Pasting& pasting_of(const State& state, Section section) { return state.pastings[static_cast<std::size_t>(section)]; }

/// The index of the item whose page is open; the list's size when it is gone.
std::size_t open_item(const State& state);

/// The issues of the page that is open, warnings that were kept left out. `is_going_on` tells whether Continue is being decided: what
/// was said once then no longer holds anyone, and a list answers for its items.
std::vector<Issue> page_issues(const State& state, bool is_going_on = false);
/// From now on what is missing on the page is said, too.
void show_what_is_missing(State& state);
/// On arrival: what was answered before counts as left, so that what is wrong or odd about it is seen at once.
void doubt_what_is_there(State& state);
/// True when Continue, or Save, leads back to the review.
bool leads_to_review(const State& state);
/// Those of them that may be shown now: a field is not blamed before it was left once.
std::vector<Issue> shown_issues(const State& state);
std::vector<Issue> shown_of(const State& state, std::vector<Issue> issues_of_page);
/// Everything that keeps the whole from being sent, in reading order, kept warnings left out.
std::vector<Issue> all_issues(const State& state);

/// The warnings that were kept, to be looked up: a practice with thousands of users may have kept as many.
class KeptWarnings {
public:
    explicit KeptWarnings(const std::vector<Kept>& kept);
    bool has(const Issue& issue) const;

private:
    std::unordered_set<std::string> keys_;
};

/// True when the frozen bytes are of exactly these answers.
bool is_frozen(const State& state);

/// The making of a draft's package, failed or not, if there is one.
const Making* making_of(const Computer& computer, std::string_view draft_id);
Making* making_of(Computer& computer, std::string_view draft_id);

Parcel* find_parcel(State& state, std::string_view id);
const Parcel* find_parcel(const State& state, std::string_view id);
/// The package made of the open draft's answers, if it is in the outbox.
const Parcel* own_parcel(const State& state);
bool is_on_its_way(const State& state);

/// One event → the next state and what to ask of the world. True when the page may look different now.
bool update(State& state, const Event& event, Effects& effects);

}  // namespace qopi
