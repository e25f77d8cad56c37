// JSON from outside, read without trust, and the canonical form that digests are made of (RFC 8785).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "package/fault.hpp"

#include <nlohmann/json.hpp>

namespace qopi {

/// Members in the order in which they were written: one kind of document, and half the bytes of two in WebAssembly.
using Json = nlohmann::ordered_json;

struct JsonLimits {
    std::size_t bytes_max;
    int depth_max;
};

/// More values than ten thousand users and a thousand offices can have; a file of nothing but brackets would cost a gigabyte.
inline constexpr std::size_t json_values_max = 1'000'000;

/// The document, or why not: too large, not UTF-8, a syntax error, a key twice in one object, nested too deeply, or a
/// number that is no whole number within ±2^53.
Read<Json> parse_json(std::string_view bytes, JsonLimits limits);

/// The document in a text that one of our own programs wrote, without limits; null for anything else. A number that is not whole is null,
/// too: none of ours is one, but an answer of the network may hold some, and what else it says still counts.
Json own_json(std::string_view text);

/// A member of an object whose canonical form is at hand.
struct KnownMember {
    std::string_view key, text;
};

/// RFC 8785 for documents of this kind: keys by UTF-16 code units, shortest escapes, no white space, whole numbers only.
/// `without` names a member of the outermost object that is left out, such as the one that will hold the digest of the others;
/// `known` is a member of it that need not be made again.
std::string canonical(const Json& value, std::string_view without = {}, KnownMember known = {});

/// The document with its members in the order in which they stand: in one line, or with `indent` spaces for each level. Numbers are written to
/// a tenth. Small beside nlohmann's own writer, which the first visit would have to load for the digits of any fraction.
std::string written(const Json& value, std::size_t indent = 0);

/// The text as a JSON string, with its quotation marks.
std::string json_text(std::string_view text);

/// `key` as a step of a JSON pointer (RFC 6901 §3).
std::string pointer_step(std::string_view key);
/// And back.
std::string key_of_step(std::string_view step);

}  // namespace qopi
