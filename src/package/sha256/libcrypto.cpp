// SHA-256 of the library that is linked for the keys anyway: it uses what the processor has for it.
#include "package/sha256.hpp"

#include <openssl/evp.h>

#include <array>
#include <cstdlib>

namespace qopi {

namespace {

/// It fails where there is no memory left, which ends the program, as everywhere.
void must(int succeeded) {
    if (succeeded != 1) std::abort();
}

}  // namespace

struct Sha256::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    ~State() { EVP_MD_CTX_free(context); }
};
void Sha256::Delete::operator()(State* state) const { delete state; }

Sha256::Sha256() : state_(new State) { must(EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr)); }

void Sha256::add(std::string_view bytes) { must(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size())); }

std::string Sha256::hex() {
    std::array<unsigned char, 32> digest{};
    must(EVP_DigestFinal_ex(state_->context, digest.data(), nullptr));
    std::string text;
    for (const auto byte : digest) text += "0123456789abcdef"[byte >> 4], text += "0123456789abcdef"[byte & 15];
    return text;
}

}  // namespace qopi
