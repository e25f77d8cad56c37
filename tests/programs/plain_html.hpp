// Writes HTML: elements within elements, every text and attribute escaped.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qopi::plain {

/// Name and value; one without a value is left out.
using Attributes = std::vector<std::pair<std::string_view, std::string>>;

class Html {
public:
    void open(std::string_view tag, const Attributes& attributes = {}) {
        out.append("<").append(tag);
        for (const auto& [name, value] : attributes)
            if (!value.empty()) escape(out.append(" ").append(name).append("=\""), value), out += '"';
        out += '>';
    }
    void close(std::string_view tag) { out.append("</").append(tag).append(">\n"); }
    void leaf(std::string_view tag, std::string_view text, const Attributes& attributes = {}) {
        open(tag, attributes);
        escape(out, text);
        close(tag);
    }
    /// A paragraph, unless there is nothing to say.
    void says(std::string_view text, const std::string& id = "") {
        if (!text.empty()) leaf("p", text, {{"id", id}});
    }

    std::string out;

private:
    static void escape(std::string& to, std::string_view text) {
        for (const char c : text) {
            if (c == '&') to += "&amp;";
            else if (c == '<') to += "&lt;";
            else if (c == '"') to += "&quot;";
            else to += c;
        }
    }
};

/// An element until the end of the C++ scope.
class In {
public:
    In(Html& html, std::string_view tag, const Attributes& attributes = {}) : html_(html), tag_(tag) { html_.open(tag, attributes); }
    ~In() { html_.close(tag_); }
    In(const In&) = delete;
    In& operator=(const In&) = delete;

private:
    Html& html_;
    std::string_view tag_;
};

}  // namespace qopi::plain
