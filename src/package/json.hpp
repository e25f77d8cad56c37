// JSON that is made, changed and written.
#pragma once

#include "package/document.hpp"

#include <nlohmann/json.hpp>

namespace qopi {

/// Members in the order in which they were written: one kind of document, and half the bytes of two in WebAssembly.
using Json = nlohmann::ordered_json;

/// What a value of a document is, to be changed.
Json json_of(const Value& value);

/// What `read_document` and `own_document` read, to be changed; null where the second reads nothing.
Read<Json> parse_json(std::string_view bytes, JsonLimits limits);
Json own_json(std::string_view text);

/// The values of `json`, to be looked at while it stays as it is. A number that is not whole is null.
Document document_of(const Json& json);

/// The canonical form of `document_of` it.
std::string canonical(const Json& value, std::string_view without = {});

/// The document with its members in the order in which they stand: in one line, or with `indent` spaces for each level. Numbers are written to
/// a tenth. Small beside nlohmann's own writer, which the first visit would have to load for the digits of any fraction.
std::string written(const Json& value, std::size_t indent = 0);

/// The text as a JSON string, with its quotation marks.
std::string json_text(std::string_view text);

}  // namespace qopi
