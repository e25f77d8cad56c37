// One function a page: it looks at the state, draws, and decides nothing.
#pragma once

#include "app/listing.hpp"
#include "app/state.hpp"
#include "ui/ui.hpp"

namespace qopi {

/// What a page draws with: the state, the widgets, the issues of the page, those of them that may be shown now, and, once the person wants to
/// go on, what keeps them: a line for each field. Looked for once a frame, since a page may show thousands of records.
struct View {
    const State& state;
    Ui& ui;
    std::vector<Issue> all;
    std::vector<Issue> issues = shown_of(state, all);
    std::vector<Ui::Summary> problems = {};  ///< the first of them
    std::size_t problems_count = 0;
};

/// The whole page: header, steps, content, footer. Sets the outline's title and height.
void draw_page(const State& state, Ui& ui);

// The content of one page each.
void draw_start(View& view);
void draw_form(View& view);      ///< every page that asks the fields of a section
void draw_list(View& view);      ///< every list of items
void draw_rows(View& view);      ///< users or offices from a spreadsheet
void draw_request(View& view);   ///< which change a registered practice asks for
void draw_review(View& view);
void draw_mail(View& view);
void draw_done(View& view);
void draw_packages(View& view);
void draw_outcome(View& view);

/// The summary of what keeps the person from going on, at the top.
void draw_summary(View& view);
/// Why a package waits, as a sentence; empty when it does not.
std::string_view reason_of(const Parcel& parcel);
/// The way through the pages: which are done, which is open, and links to them.
void draw_steps(View& view, float left, float width);
/// The heading of the page and a sentence under it.
void draw_title(View& view, std::string_view title, std::string_view lead);
/// What the guide says to what this page asks: sentences, and more behind a button.
void draw_explanations(View& view);
/// The next round of the Help Desk's calendar and whether a practice registered on `registered` is in time for it; nothing
/// without a calendar. `is_sent` tells whether that day is past or today's.
void draw_round(View& view, const Date& registered, bool is_sent);
/// The practice, its offices and their people as boxes and lines, and as lists within lists.
void draw_tree(View& view);
/// Above the items of a list: what is sought, and how many there are. Below them: the pages of a long one.
void draw_seeking(View& view, Section section, const Listed& shown);
void draw_turning(View& view, Section section, const Listed& shown);
/// Selecting several items of a list, to change them together.
void draw_several(View& view, Section section, const Listed& shown);
/// Charts for physician-level reports, behind a button.
void draw_planner(View& view);
/// Under which name a file was saved, below the button that did it.
void draw_saved_file(View& view);
/// Where days matter: that the computer's clock is wrong, when it is.
void draw_clock(View& view);

}  // namespace qopi
