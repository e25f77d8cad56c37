// The value of a Content-Type header, read by its grammar.
#pragma once

#include <string_view>

namespace qopi::helpdesk {

/// Whether `header` names the media type `wanted`, such as "application/json". Types compare without case (RFC 9110 §8.3.1); parameters
/// (§5.6.6) may follow and change nothing, as JSON has none that counts (RFC 8259 §11). What breaks the grammar names no type.
bool is_media_type(std::string_view header, std::string_view wanted);

}  // namespace qopi::helpdesk
