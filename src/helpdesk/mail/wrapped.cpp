// First bytes of files, and units of two or four bytes.
#include "helpdesk/mail/wrapped.hpp"

#include <glib.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/text.hpp"

namespace qopi::helpdesk {
namespace {

/// How the units of a text lie in its bytes.
struct Units {
    std::size_t bytes = 0;  ///< of a unit; 0 when the text is not wide
    bool little_endian = false;
    std::size_t mark = 0;  ///< bytes before the first unit
};

Units units_of(std::string_view bytes) {
    using namespace std::string_view_literals;
    // Those of four bytes first: they begin as those of two do.
    if (bytes.starts_with("\xFF\xFE\0\0"sv)) return {4, true, 4};
    if (bytes.starts_with("\0\0\xFE\xFF"sv)) return {4, false, 4};
    if (bytes.starts_with("\xFF\xFE"sv)) return {2, true, 2};
    if (bytes.starts_with("\xFE\xFF"sv)) return {2, false, 2};
    if (bytes.size() < 8) return {};
    constexpr std::size_t looked_at = 8;
    std::array<bool, looked_at> zero{};
    for (std::size_t i = 0; i < looked_at; ++i) zero[i] = bytes[i] == '\0';
    const auto stands = [&](std::size_t unit, std::size_t at) {
        for (std::size_t i = 0; i < 2 * unit; ++i)
            if (zero[i] != (i % unit != at)) return false;
        return true;
    };
    if (stands(4, 0)) return {4, true, 0};
    if (stands(4, 3)) return {4, false, 0};
    if (stands(2, 0)) return {2, true, 0};
    if (stands(2, 1)) return {2, false, 0};
    return {};
}

bool is_outlook_item(std::string_view bytes) {
    constexpr std::string_view compound_file = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";  // [MS-CFB] §2.2
    return bytes.starts_with(compound_file);
}

bool is_winmail(std::string_view type, std::string_view name, std::string_view bytes) {
    constexpr std::string_view signature = "\x78\x9F\x3E\x22";  // [MS-OXTNEF] §2.1.3.1
    return equal_folded(type, "application/ms-tnef") || equal_folded(type, "application/vnd.ms-tnef") ||
           equal_folded(name, "winmail.dat") || bytes.starts_with(signature);
}

bool is_packed(std::string_view bytes) {
    // zip, gzip, compress, 7z, rar, xz, zstd, cab; bzip2 has a level after its letters, and then the digits of π.
    constexpr auto signatures = std::to_array<std::string_view>(
        {"PK\x03\x04", "\x1F\x8B", "\x1F\x9D", "7z\xBC\xAF", "Rar!\x1A\x07", "\xFD\x37zXZ", "\x28\xB5\x2F\xFD", "MSCF"});
    const bool is_bzip2 = bytes.starts_with("BZh") && bytes.substr(std::min<std::size_t>(4, bytes.size())).starts_with("1AY&SY");
    return is_bzip2 || std::any_of(signatures.begin(), signatures.end(), [&](auto signature) { return bytes.starts_with(signature); });
}

bool is_encrypted(std::string_view name, std::string_view bytes) {
    // RFC 9580 §6.2; RFC 8551 §3.2.1 for the name.
    return bytes.substr(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size())).starts_with("-----BEGIN PGP MESSAGE-----") ||
           ends_folded(name, ".p7m") || ends_folded(name, ".pgp") || ends_folded(name, ".gpg");
}

}  // namespace

bool equal_folded(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return g_ascii_tolower(x) == g_ascii_tolower(y); });
}

bool ends_folded(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && equal_folded(text.substr(text.size() - end.size()), end);
}

std::optional<std::string> to_utf8(std::string_view text, const char* charset) {
    gsize read = 0, written = 0;
    const std::unique_ptr<char, decltype(&g_free)> converted(
        g_convert(text.data(), static_cast<gssize>(text.size()), "UTF-8", charset, &read, &written, nullptr), g_free);
    if (!converted || read != text.size()) return std::nullopt;
    return std::string(converted.get(), written);
}

std::optional<std::string> from_wide(std::string_view bytes) {
    const auto units = units_of(bytes);
    if (units.bytes == 0) return std::nullopt;
    bytes.remove_prefix(units.mark);
    // A byte that is left over at the end belongs to no unit.
    bytes.remove_suffix(bytes.size() % units.bytes);
    const bool is_four = units.bytes == 4;
    return to_utf8(bytes, units.little_endian ? (is_four ? "UTF-32LE" : "UTF-16LE") : (is_four ? "UTF-32BE" : "UTF-16BE"));
}

std::optional<Reason> wrapper_of(std::string_view type, std::string_view name, std::string_view bytes) {
    if (is_winmail(type, name, bytes)) return Reason::mail_winmail;
    if (is_packed(bytes)) return Reason::mail_packed;
    if (is_outlook_item(bytes)) return Reason::mail_outlook;
    const bool is_sealed_type = equal_folded(type, "application/pkcs7-mime") || equal_folded(type, "application/x-pkcs7-mime") ||
                                equal_folded(type, "application/pgp-encrypted");
    if (is_sealed_type || is_encrypted(name, bytes)) return Reason::mail_encrypted;
    return std::nullopt;
}

}  // namespace qopi::helpdesk
