// The Help Desk's key pairs: one to seal to, one to sign with, and all earlier ones, each in a file of its own.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "helpdesk/jose.hpp"
#include "helpdesk/trouble.hpp"

namespace qopi::helpdesk {

/// The newest pair of each use comes first; that one is current. Older ones stay: to open what was sealed for them, and to
/// let receipts be verified for ever.
struct Keys {
    std::vector<Key> seal, sign;

    const Key& current_sign() const { return sign.front(); }
    const Key* find_seal(std::string_view kid) const;
};

/// Makes a new current pair of each use in `folder`, which is made when missing, and keeps the old ones.
/// Gives the two names.
Outcome<std::vector<std::string>> make_keys(const std::filesystem::path& folder);

/// All pairs in `folder`; at least one of each use, and no file that other accounts may read.
Outcome<Keys> load_keys(const std::filesystem::path& folder);

}  // namespace qopi::helpdesk
