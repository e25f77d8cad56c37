// Reading fields, quoted or plain.
#include "base/csv.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace qopi {
namespace {

bool begins_formula(std::string_view text) {
    text = trim(text);
    constexpr std::size_t first_bytes_max = 4;
    const auto first = fold_width(text.substr(0, first_bytes_max));
    return !first.empty() && std::string_view("=+-@").find(first.front()) != std::string_view::npos;
}

}  // namespace

CsvRows::CsvRows(std::string_view csv, char separator) : rest_(csv), separator_(separator) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
}

bool CsvRows::next(std::vector<std::string>& fields) {
    fields.clear();
    if (rest_.empty() || broken_) return false;
    line_ = next_line_;
    for (;;) {
        fields.push_back(field());
        if (broken_) return false;
        if (rest_.starts_with(separator_)) {
            rest_.remove_prefix(1);
            continue;
        }
        if (rest_.starts_with("\r\n"))
            rest_.remove_prefix(2);
        else if (!rest_.empty())
            rest_.remove_prefix(1);
        ++next_line_;
        return true;
    }
}

bool CsvRows::next_filled(std::vector<std::string>& fields) {
    while (next(fields))
        if (std::any_of(fields.begin(), fields.end(), [](const std::string& field) { return !trim(field).empty(); })) return true;
    return false;
}

std::string CsvRows::field() {
    const char ends[] = {separator_, '\r', '\n', '\0'};
    const auto plain = [&] {
        const auto end = std::min(rest_.find_first_of(ends), rest_.size());
        std::string text(rest_.substr(0, end));
        rest_.remove_prefix(end);
        return text;
    };
    if (!rest_.starts_with('"')) return plain();
    // A spreadsheet quotes the cells that it copies only where it must: any other mark is part of the text.
    const auto begin = rest_;
    const auto fail = [&] { return separator_ == '\t' ? (rest_ = begin, plain()) : this->fail(); };
    std::string quoted;
    for (rest_.remove_prefix(1);;) {
        const auto quote = rest_.find('"');
        if (quote == std::string_view::npos) return fail();
        quoted += rest_.substr(0, quote);
        rest_.remove_prefix(quote + 1);
        if (!rest_.starts_with('"')) break;
        quoted += '"';
        rest_.remove_prefix(1);
    }
    if (!rest_.empty() && rest_.find_first_of(ends) != 0) return fail();
    for (const char c : quoted) next_line_ += c == '\n';
    return quoted;
}

std::string CsvRows::fail() {
    broken_ = true;
    return {};
}

std::string csv_field(std::string_view text, char separator) {
    if (text.find_first_of(std::string{separator, '"', '\r', '\n'}) == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
    return quoted + "\"";
}

std::string csv_cell(std::string_view text) {
    std::string cell = begins_formula(text) ? "'" : "";
    while (!text.empty()) {
        const auto code_point = take_code_point(text);
        const bool is_line_end = code_point == '\r' || code_point == '\n';
        append(cell, !is_line_end && (is_unprintable(code_point) || is_hidden(code_point)) ? U'\uFFFD' : code_point);
    }
    return csv_field(cell);
}

std::string_view csv_unguarded(std::string_view cell) {
    return cell.starts_with('\'') && begins_formula(cell.substr(1)) ? cell.substr(1) : cell;
}

std::string joined_header(const std::vector<std::string>& fields) {
    std::string header;
    for (std::size_t i = 0; i < fields.size(); ++i) header += (i ? "," : "") + std::string(trim(fields[i]));
    return header;
}

}  // namespace qopi
