// libjose does the mathematics; what may reach it is decided here first.
#include "helpdesk/keys/jose.hpp"

#include <jansson.h>
extern "C" {
#include <jose/jose.h>
}

#include <array>
#include <cstdlib>
#include <cstring>

#include "helpdesk/keys/base64url.hpp"
#include "package/json.hpp"

namespace qopi::helpdesk {
namespace {

constexpr std::size_t header_bytes_max = 2048;
constexpr std::size_t coordinate_bytes = 32, iv_bytes = 12, tag_bytes = 16;  // P-256; RFC 7518 §5.3

using Held = std::shared_ptr<json_t>;
Held hold(json_t* value) {
    return {value, [](json_t* held) { json_decref(held); }};
}

std::string text_of(const json_t* value) {
    const std::unique_ptr<char, decltype(&std::free)> text(json_dumps(value, JSON_COMPACT | JSON_SORT_KEYS), &std::free);
    return text ? text.get() : "";
}

std::string_view string_member(const json_t* object, const char* key) {
    const auto* text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

bool is_coordinate(std::string_view text) { return is_canonical_base64url(text) && base64url_bytes(text) == coordinate_bytes; }

/// The parts between the dots, if there are so many and each is canonical base64url.
template <std::size_t Count>
std::optional<std::array<std::string_view, Count>> split(std::string_view compact) {
    std::array<std::string_view, Count> parts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto dot = compact.find('.');
        if ((dot == std::string_view::npos) != (i + 1 == parts.size())) return std::nullopt;
        parts[i] = compact.substr(0, dot);
        if (!is_canonical_base64url(parts[i])) return std::nullopt;
        compact.remove_prefix(dot == std::string_view::npos ? compact.size() : dot + 1);
    }
    return parts;
}

std::string_view text_at(const Json& object, const char* key) {
    const auto found = object.find(key);
    const auto* text = found == object.end() ? nullptr : found->get_ptr<const std::string*>();
    return text ? std::string_view(*text) : std::string_view();
}

/// The protected header, if it holds these members and no other: so no `zip` (a bomb), no `crit`, no `p2c`.
std::optional<Json> guarded_header(std::string_view part) {
    if (part.empty() || part.size() > header_bytes_max) return std::nullopt;
    auto parsed = parse_json(bytes_of_base64url(part), {header_bytes_max, 3});
    if (!parsed || !parsed.value().is_object()) return std::nullopt;
    auto& header = parsed.value();
    if (header.size() != 6 || text_at(header, "alg") != "ECDH-ES" || text_at(header, "enc") != "A256GCM" || text_at(header, "id").empty() ||
        text_at(header, "kind").empty() || text_at(header, "kid").empty())
        return std::nullopt;
    const auto epk = header.find("epk");
    if (epk == header.end() || !epk->is_object() || epk->size() != 4 || text_at(*epk, "kty") != "EC" || text_at(*epk, "crv") != "P-256" ||
        !is_coordinate(text_at(*epk, "x")) || !is_coordinate(text_at(*epk, "y")))
        return std::nullopt;
    return std::move(header);
}

json_t* string_value(std::string_view text) { return json_stringn(text.data(), text.size()); }

}  // namespace

std::optional<Key> Key::make(std::string_view kid, KeyUse use) {
    // Without `alg`: with ECDH-ES libjose makes P-521.
    const auto jwk = hold(json_pack("{s:s,s:s,s:s%,s:s}", "kty", "EC", "crv", "P-256", "kid", kid.data(), kid.size(), "use",
                                    use == KeyUse::seal ? "enc" : "sig"));
    if (!jwk || !jose_jwk_gen(nullptr, jwk.get())) return std::nullopt;
    return adopt(json_incref(jwk.get()));
}

std::optional<Key> Key::from_text(std::string_view text) {
    json_error_t ignored;
    return adopt(json_loadb(text.data(), text.size(), JSON_REJECT_DUPLICATES, &ignored));
}

std::optional<Key> Key::adopt(json_t* jwk) {
    auto held = hold(jwk);
    const auto use = string_member(jwk, "use");
    const std::string kid(string_member(jwk, "kid"));
    if (string_member(jwk, "kty") != "EC" || string_member(jwk, "crv") != "P-256" || kid.empty() || (use != "enc" && use != "sig") ||
        !is_coordinate(string_member(jwk, "x")) || !is_coordinate(string_member(jwk, "y")) || !is_coordinate(string_member(jwk, "d")))
        return std::nullopt;
    return Key(std::move(held), kid, use == "enc" ? KeyUse::seal : KeyUse::sign);
}

std::string Key::private_text() const { return text_of(jwk_.get()) + "\n"; }

std::string Key::public_text() const {
    const auto member = [&](const char* key) { return std::string(string_member(jwk_.get(), key)); };
    const Json jwk{{"kty", "EC"},
                   {"crv", "P-256"},
                   {"x", member("x")},
                   {"y", member("y")},
                   {"kid", kid_},
                   {"use", member("use")},
                   {"alg", use_ == KeyUse::seal ? "ECDH-ES" : "ES256"}};
    return jwk.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<std::string> kid_of_sealed(std::string_view compact) {
    const auto parts = split<5>(compact);
    const auto header = parts ? guarded_header((*parts)[0]) : std::nullopt;
    return header ? std::optional(std::string(text_at(*header, "kid"))) : std::nullopt;
}

std::optional<std::string> kid_of_signed(std::string_view compact) {
    const auto part = compact.substr(0, compact.find('.'));
    if (part.size() > header_bytes_max || !is_canonical_base64url(part)) return std::nullopt;
    const auto header = parse_json(bytes_of_base64url(part), {header_bytes_max, 3});
    if (!header || !header.value().is_object() || text_at(header.value(), "kid").empty()) return std::nullopt;
    return std::string(text_at(header.value(), "kid"));
}

std::optional<std::string> open_sealed(const Key& key, std::string_view compact, const SealedFor& expected) {
    const auto parts = split<5>(compact);
    if (!parts) return std::nullopt;
    const auto& [protected_header, encrypted_key, iv, ciphertext, tag] = *parts;
    const auto header = guarded_header(protected_header);
    if (!header || text_at(*header, "id") != expected.id || text_at(*header, "kind") != expected.kind ||
        text_at(*header, "kid") != expected.kid || key.kid() != expected.kid)
        return std::nullopt;
    // Direct agreement has no wrapped key (RFC 7518 §4.6).
    if (!encrypted_key.empty() || base64url_bytes(iv) != iv_bytes || base64url_bytes(tag) != tag_bytes || ciphertext.empty())
        return std::nullopt;

    const auto jwe =
        hold(json_pack("{s:o,s:o,s:o,s:o,s:o}", "protected", string_value(protected_header), "encrypted_key", string_value(encrypted_key),
                       "iv", string_value(iv), "ciphertext", string_value(ciphertext), "tag", string_value(tag)));
    if (!jwe) return std::nullopt;
    std::size_t size = 0;
    const std::unique_ptr<void, decltype(&std::free)> opened(jose_jwe_dec(nullptr, jwe.get(), nullptr, key.get(), &size), &std::free);
    if (!opened) return std::nullopt;
    return std::string(static_cast<const char*>(opened.get()), size);
}

std::optional<std::string> sign(const Key& key, std::string_view payload) {
    const auto jws = hold(json_pack("{s:o}", "payload", jose_b64_enc(payload.data(), payload.size())));
    const auto signature = hold(json_pack("{s:{s:s,s:s}}", "protected", "alg", "ES256", "kid", key.kid().c_str()));
    if (!jws || !signature || !jose_jws_sig(nullptr, jws.get(), signature.get(), key.get())) return std::nullopt;
    const auto part = [&](const char* name) { return std::string(string_member(jws.get(), name)); };
    return part("protected") + "." + part("payload") + "." + part("signature");
}

std::optional<std::string> verified(const Key& key, std::string_view compact) {
    const auto parts = split<3>(compact);
    if (!parts) return std::nullopt;
    const auto& [header, payload, signature] = *parts;
    // What our header does not hold could ask for something else: another algorithm, or a payload that is not encoded.
    const auto read = parse_json(bytes_of_base64url(header), {header_bytes_max, 3});
    if (!read || !read.value().is_object() || read.value().size() != 2 || text_at(read.value(), "alg") != "ES256" ||
        text_at(read.value(), "kid") != key.kid())
        return std::nullopt;
    const auto jws = hold(json_pack("{s:o,s:o,s:o}", "protected", string_value(header), "payload", string_value(payload), "signature",
                                    string_value(signature)));
    if (!jws || !jose_jws_ver(nullptr, jws.get(), nullptr, key.get(), false)) return std::nullopt;
    return bytes_of_base64url(payload);
}

}  // namespace qopi::helpdesk
