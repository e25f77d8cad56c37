// JOSE with nothing to choose: ECDH-ES with A256GCM to open, ES256 to sign, keys on P-256. The wall around libjose.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct json_t;

namespace qopi::helpdesk {

enum class KeyUse : unsigned char { seal, sign };

/// A key pair on P-256 with its name. Reading it from several threads at once is safe.
class Key {
public:
    /// A new pair.
    static std::optional<Key> make(std::string_view kid, KeyUse use);
    /// From the JSON that `private_text` gave; nothing when it is no complete P-256 pair.
    static std::optional<Key> from_text(std::string_view text);

    const std::string& kid() const { return kid_; }
    /// The JWK with its private part: for the key file only.
    std::string private_text() const;
    /// The JWK that everyone may have.
    std::string public_text() const;
    json_t* get() const { return jwk_.get(); }

private:
    Key(std::shared_ptr<json_t> jwk, std::string kid, KeyUse use) : jwk_(std::move(jwk)), kid_(std::move(kid)), use_(use) {}
    static std::optional<Key> adopt(json_t* jwk);

    std::shared_ptr<json_t> jwk_;
    std::string kid_;
    KeyUse use_;
};

/// What the protected header of a sealed part must say, compared before the key is used.
struct SealedFor {
    std::string_view id, kind, kid;
};

/// The name of the key that a sealed part (JWE compact) asks for; nothing when its header is not as ours must be.
std::optional<std::string> kid_of_sealed(std::string_view compact);

/// The plaintext; nothing when the header is another package's or asks for anything but ECDH-ES and A256GCM, when the text
/// is not canonical, or when the key does not open it. Nothing is ever inflated.
std::optional<std::string> open_sealed(const Key& key, std::string_view compact, const SealedFor& expected);

/// The name of the key that a signature (JWS compact) says it was made with. That it was is not looked at.
std::optional<std::string> kid_of_signed(std::string_view compact);

/// The payload as JWS compact, ES256, with the key's name in the header.
std::optional<std::string> sign(const Key& key, std::string_view payload);

/// The payload of what `sign` gave with this key; nothing when any of it was changed, or when its header is another one.
std::optional<std::string> verified(const Key& key, std::string_view compact);

}  // namespace qopi::helpdesk
