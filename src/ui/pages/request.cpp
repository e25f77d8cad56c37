// Which change a registered practice asks for.
#include "app/filled.hpp"
#include "app/texts.hpp"
#include "ui/pages.hpp"

namespace qopi {

namespace {

void draw_kinds(Ui& ui) {
    const Within list(ui, NodeRole::list, "requests");
    for (std::size_t i = 0; i < kind_choices.size(); ++i) {
        const auto kind = static_cast<Kind>(i);
        if (!is_request(kind)) continue;
        const std::string key(code_of(kind));
        ui.begin_block(NodeRole::listitem, "kind " + key, Tone::plain, true);
        const std::string label(label_of(kind));
        ui.text(label, "label " + key, type::strong);
        ui.text(kind_choices[i].help, "about " + key, type::body, Tone::quiet);
        ui.cursor.skip(8);
        ui.buttons({{{Verb::begin_request, key}, texts::begin, Button::Look::secondary, "", filled(texts::button_of, {texts::begin, label})}});
        ui.end_block();
    }
}

}  // namespace

void draw_request(View& view) {
    auto& ui = view.ui;
    draw_title(view, info(Page::request).title, texts::request_lead);
    draw_kinds(ui);
    ui.buttons({{going_to({Page::start, ""}), texts::back}});
}

}  // namespace qopi
