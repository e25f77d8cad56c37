// The web program: JavaScript hands over events and asks for frames; the state changes in `update`, the page follows from it.
#include <cstring>

#include <SDL_opengles2.h>
#include <emscripten.h>
#include <imgui_impl_opengl3.h>

#include "app/state.hpp"
#include "app/wire.hpp"
#include "platform/browser.hpp"
#include "ui/damage.hpp"
#include "ui/painter.hpp"

namespace {

using namespace qopi;

struct Program {
    State state;
    Outline outline;
    Fonts fonts;
    std::vector<unsigned char> font_files[2];
    const Theme* theme = &light_theme;
    PageWindow window;
    float density_built = 0;
    bool painting = false;  ///< there is a GL context

    /// Whether anyone sees the canvas: the plain page needs the layout and the outline, and no picture.
    bool shows_canvas() const { return painting && !state.browser.html_view && !state.browser.view_forced; }
    Damage damage;
    std::string focus;
    std::vector<std::string> announce;
    bool scroll_to_top = false;
};

// The browser calls in through C functions; this is what they share.
Program* program = nullptr;

/// The typeface as the page in its window needs it. Without a canvas only its widths are.
void build_fonts() {
    if (program->density_built == program->window.density && !program->fonts.has_gaps()) return;
    // Before the first frame on the canvas there is no texture: that frame makes it of what is in the atlas by then. Building forgets it.
    const bool has_texture = ImGui::GetIO().Fonts->TexID;
    program->fonts.build(program->window.density);
    program->density_built = program->window.density;
    program->damage.forget();
    if (!has_texture) return;
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
}

/// What the page says now, told to nobody yet.
void lay_out() {
    auto& p = *program;
    build_fonts();
    // Where nobody sees the canvas, it is a window onto nothing.
    auto window = p.window;
    if (!p.shows_canvas()) window.top = window.height = 0;
    paint(p.state, p.fonts, *p.theme, window, p.outline);
    if (!p.fonts.has_gaps()) return;
    build_fonts();
    paint(p.state, p.fonts, *p.theme, window, p.outline);
}

/// Puts what changed on the canvas, and leaves the rest as it is there.
void put_on_canvas(ImDrawData& data) {
    const auto strips = program->damage.strips(data);
    if (strips.empty()) return;
    const auto width = static_cast<GLsizei>(data.DisplaySize.x * data.FramebufferScale.x), height = static_cast<GLsizei>(data.DisplaySize.y * data.FramebufferScale.y);
    const auto color = ImGui::ColorConvertU32ToFloat4(program->theme->background);
    glClearColor(color.x, color.y, color.z, 1);
    glEnable(GL_SCISSOR_TEST);
    for (const auto& strip : strips) {
        // WebGL counts its rows from the bottom. Where the canvas has a row or a column more than Dear ImGui reckons, it is no black line.
        glScissor(0, height - strip.bottom, width + 1, strip.bottom - strip.top + (strip.top == 0 ? 1 : 0));
        glClear(GL_COLOR_BUFFER_BIT);
    }
    keep_only(data, strips);
    ImGui_ImplOpenGL3_RenderDrawData(&data);
}

/// Focus, announcements and scrolling go with the next frame's changes to the twin; the rest leaves at once.
void carry_out(const Effects& effects) {
    for (const auto& effect : effects) {
        if (const auto* on = std::get_if<FocusOn>(&effect)) program->focus = on->key;
        else if (const auto* say = std::get_if<Announce>(&effect)) program->announce.push_back(say->text);
        else if (std::holds_alternative<ScrollToTop>(effect)) program->scroll_to_top = true;
        else if (const auto text = text_of(effect)) browser::effect(*text);
    }
}

}  // namespace

extern "C" {

/// The typeface: 0 regular, 1 semibold. Before `app_start`.
EMSCRIPTEN_KEEPALIVE void app_font(int which, const unsigned char* bytes, int length) {
    if (!program) program = new Program;
    auto& file = program->font_files[which == 1];
    file.assign(bytes, bytes + length);
    program->fonts.set_file(which == 1, file);
}

EMSCRIPTEN_KEEPALIVE void app_start() { start_painting(); }

/// From now on there is a canvas to paint on; before that, and where the browser has no WebGL, the plain page needs none.
EMSCRIPTEN_KEEPALIVE void app_canvas() { program->painting = browser::open_window() && ImGui_ImplOpenGL3_Init("#version 100"); }

EMSCRIPTEN_KEEPALIVE void app_theme(int dark, int more_contrast) {
    program->theme = &theme_for(dark != 0, more_contrast != 0);
    program->damage.forget();
    browser::wake();
}

/// The canvas is now this window of the page, in CSS pixels.
EMSCRIPTEN_KEEPALIVE void app_view(double page_width, double window_top, double window_height, double density) {
    program->window = {static_cast<float>(page_width), static_cast<float>(window_top), static_cast<float>(window_height), static_cast<float>(density)};
    program->damage.forget();
    browser::resize_canvas(static_cast<int>(page_width * density + 0.5), static_cast<int>(window_height * density + 0.5));
    browser::wake();
}

EMSCRIPTEN_KEEPALIVE void app_event(const char* json) {
    const auto event = event_from(json, [](NodeId id) {
        const auto* node = program->outline.find(id);
        if (!node) return Touched{};
        const auto* action = node->action();
        return Touched{node->key, action ? std::optional(*action) : std::nullopt};
    });
    if (!event) return;
    if (const auto* typed = std::get_if<Typed>(&event->what)) program->outline.typed(typed->key, typed->text);
    Effects effects;
    const bool changed = update(program->state, *event, effects);
    carry_out(effects);
    // A letter asks for no frame. In a pause of typing, what is said to be wrong may be so no more.
    const bool may_be_mended = std::holds_alternative<Saved>(event->what) && program->outline.tells_of_faults();
    if (changed || may_be_mended) browser::wake();
}

/// Makes the page of what happened until now without telling it: what comes next may name a control of it. A person used the page before the
/// program was there, and sees only what came of it.
EMSCRIPTEN_KEEPALIVE void app_settle() {
    if (program->state.booted) lay_out();
}

EMSCRIPTEN_KEEPALIVE void app_frame() {
    auto& p = *program;
    // A page without the drafts that are kept here would be a wrong one.
    if (!p.state.booted) return;
    if (p.painting) build_fonts(), ImGui_ImplOpenGL3_NewFrame();
    lay_out();
    if (p.shows_canvas()) put_on_canvas(*ImGui::GetDrawData());
    else p.damage.forget();
    const auto ops = p.outline.ops(p.focus, p.announce, p.scroll_to_top);
    p.focus.clear(), p.announce.clear(), p.scroll_to_top = false;
    if (!ops.empty()) browser::apply(ops);
}

}  // extern "C"
