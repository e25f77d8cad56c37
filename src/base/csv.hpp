// Rows of a CSV text (RFC 4180), or of cells that were copied from a spreadsheet, one at a time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace qopi {

/// Between the cells stands `separator`: a comma, a semicolon, or a tab. Lines may end as on any system; a byte order mark at the start is
/// passed over. Quotes as in RFC 4180 §2; between tabs a mark that does not quote a whole cell is part of the text.
///     CsvRows rows(text);
///     while (rows.next(fields)) use(fields);
///     if (rows.broken()) say(rows.line());
class CsvRows {
public:
    explicit CsvRows(std::string_view csv, char separator = ',');
    bool next(std::vector<std::string>& fields);
    /// The same, past rows without content, which spreadsheets leave at the end and between: "", ",,,", " , ".
    bool next_filled(std::vector<std::string>& fields);
    std::size_t line() const { return line_; }  ///< of the row that was read last
    bool broken() const { return broken_; }     ///< a quote without its end, or something after it

private:
    std::string field();
    std::string fail();

    std::string_view rest_;
    char separator_;
    std::size_t line_ = 0, next_line_ = 1;
    bool broken_ = false;
};

/// A field as it stands in such a row: quoted when it holds what would end it.
std::string csv_field(std::string_view text, char separator = ',');

/// The field of a CSV file that a spreadsheet opens: what it would read as a formula is guarded by an apostrophe, and what moves, turns or
/// hides on a screen becomes U+FFFD, but for line ends, which the quotes hold. https://owasp.org/www-community/attacks/CSV_Injection: =, +,
/// -, @, also in full width.
std::string csv_cell(std::string_view text);
/// The text of such a field without its guard.
std::string_view csv_unguarded(std::string_view cell);

/// The row as one text, each field trimmed: to compare it with the header that a file must have.
std::string joined_header(const std::vector<std::string>& fields);

}  // namespace qopi
