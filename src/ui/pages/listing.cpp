// What stands above and below the items of a list that is too long to be seen at once: seeking, how many there are, and its pages.
#include "app/listing.hpp"

#include "app/filled.hpp"
#include "app/texts.hpp"
#include "app/words.hpp"
#include "ui/pages.hpp"

namespace qopi {
namespace {

/// The pages that have a button of their own: those at both ends, and of a few pages all. The ones beside the open one have theirs already.
std::vector<std::size_t> pages_to_name(const Listed& shown) {
    constexpr std::size_t all_max = 9;
    std::vector<std::size_t> pages;
    for (std::size_t page = 0; page < shown.pages; ++page) {
        const bool is_beside = page + 1 >= shown.page && page <= shown.page + 1;
        if (!is_beside && (shown.pages <= all_max || page == 0 || page + 1 == shown.pages)) pages.push_back(page);
    }
    return pages;
}

}  // namespace

void draw_seeking(View& view, Section section, const Listed& shown) {
    auto& ui = view.ui;
    const auto& listing = listing_of(view.state, section);
    const std::string key(info(section).key);
    // The review has several lists.
    const auto items = words_of(section).items.many;
    if (shown.all > sought_min) {
        const auto find = filled(texts::list_find, {items});
        ui.text_field(sought_key(section), {find, words_of(section).find_help, "", false}, {.value = listing.sought, .inputmode = "", .capitals = "none", .has_words = false, .width = 420}, false);
        if (shown.to_attend > 0 || listing.attention) ui.checkbox(attention_key(section), {filled(texts::list_attention, {items, grouped(shown.to_attend)}), "", ""}, listing.attention);
        ui.cursor.skip(8);
    }
    const auto count = ui.text(said_of(shown, section), "count " + key, type::strong);
    ui.outline.let_focus(count);
    if (shown.pages > 1 && shown.page == 0 && shown.to_attend > 0 && !listing.attention && !shown.by_words) ui.text(texts::list_attention_first, "order " + key, type::small, Tone::quiet);
    ui.cursor.skip(8);
}

void draw_turning(View& view, Section section, const Listed& shown) {
    if (shown.pages == 1) return;
    auto& ui = view.ui;
    const std::string key(info(section).key);
    const auto items = words_of(section).items.many;
    const Within nav(ui, NodeRole::navigation, "pages " + key, filled(texts::list_pages, {items}));
    ui.cursor.skip(8);
    ui.text(filled(texts::list_page_open, {grouped(shown.page + 1), grouped(shown.pages)}), "page " + key, type::small, Tone::quiet);
    ui.cursor.skip(8);
    std::vector<Button> buttons;
    const auto add = [&](std::size_t page, std::string_view label) { buttons.push_back({{Verb::turn, turning_to(section, page)}, label, Button::Look::link, "", filled(texts::button_of, {label, items})}); };
    if (shown.page > 0) add(shown.page - 1, filled(texts::list_previous, {grouped(shown.page)}));
    if (shown.page + 1 < shown.pages) add(shown.page + 1, filled(texts::list_next, {grouped(shown.page + 2)}));
    for (const auto page : pages_to_name(shown)) add(page, filled(texts::list_page, {grouped(page + 1)}));
    ui.buttons(buttons);
    ui.cursor.skip(16);
}

}  // namespace qopi
