// A JSON document from outside, read without trust, to be looked at; and the canonical form that digests are made of (RFC 8785).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "package/fault.hpp"

namespace qopi {

struct JsonLimits {
    std::size_t bytes_max;
    int depth_max;
};

/// More values than ten thousand users and a thousand offices can have; a file of nothing but brackets would cost a gigabyte.
inline constexpr std::size_t json_values_max = 1'000'000;

/// One value of a document. What is in it follows it in the row of all values, each with what is in that one.
struct Value {
    enum class Type : std::uint8_t { null, boolean, number, text, list, object };

    Type type = Type::null;
    std::uint32_t span = 1;   ///< how many values of the row it takes, with all that is in it
    std::int64_t number = 0;  ///< 0 or 1 for a boolean; of a list or an object, how many values stand directly in it
    std::string_view key;     ///< in an object
    std::string_view text;

    bool is_object() const { return type == Type::object; }
    bool is_list() const { return type == Type::list; }
    std::size_t size() const { return static_cast<std::size_t>(number); }
    /// Null for a value of another type.
    const std::string_view* as_text() const { return type == Type::text ? &text : nullptr; }
    const std::int64_t* as_number() const { return type == Type::number ? &number : nullptr; }
    /// The member of an object; null when there is none, or no object.
    const Value* find(std::string_view member) const;
    /// The text of that member; null where there is none, or something else.
    const std::string_view* text_at(std::string_view member) const;

    /// Visits what stands directly in a list or an object.
    struct Iterator {
        const Value* at;
        const Value& operator*() const { return *at; }
        Iterator& operator++() {
            at += at->span;
            return *this;
        }
        bool operator!=(const Iterator& other) const { return at != other.at; }
    };
    Iterator begin() const { return {this + 1}; }
    Iterator end() const { return {this + span}; }
};

/// A document as one row of values and one of their texts: nothing of it is allocated by itself, and forgetting it takes no walk.
struct Document {
    std::vector<Value> values;
    std::unique_ptr<char[]> texts;  ///< none where the values look at texts of somebody else
    const Value& root() const { return values.front(); }
};

/// The document, or why not: too large, not UTF-8, a syntax error, a key twice in one object, nested too deeply, or a
/// number that is no whole number within ±2^53.
Read<Document> read_document(std::string_view bytes, JsonLimits limits);

/// The document in a text that one of our own programs wrote, without limits; nothing for anything else. A number that is not whole is null,
/// too: none of ours is one, but an answer of the network may hold some, and what else it says still counts.
std::optional<Document> own_document(std::string_view text);

/// A member of an object whose canonical form is at hand.
struct KnownMember {
    std::string_view key, text;
};

/// RFC 8785 for documents of this kind: keys by UTF-16 code units, shortest escapes, no white space, whole numbers only.
/// `without` names a member of the outermost object that is left out, such as the one that will hold the digest of the others;
/// `known` is a member of it that need not be made again.
std::string canonical(const Value& value, std::string_view without = {}, KnownMember known = {});

/// Adds a text as JSON writes it, between quotes and with the shortest escapes.
void append_string(std::string& out, std::string_view text);

/// `key` as a step of a JSON pointer (RFC 6901 §3).
std::string pointer_step(std::string_view key);
/// And back.
std::string key_of_step(std::string_view step);

}  // namespace qopi
