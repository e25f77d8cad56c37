// A package as it was written, out of what a mail program or an editor made of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace qopi::helpdesk {

/// Whether somebody meant these bytes to be a package: they name its format.
bool claims_to_be_package(std::string_view bytes);
/// Whether they may have been meant as one: the name of the format stands in them, even if a program changed the marks around it.
bool mentions_package(std::string_view bytes);

/// A package found in a text.
struct FoundPackage {
    std::string bytes;      ///< of a whole one: as it was written; else what is left of it
    bool is_whole = false;  ///< it can be read, and both of its digests fit
};

/// Every package in a text: alone, or with other text before and after it, quoted with ">", its lines wrapped.
///
/// A package carries a digest of its content, so whatever is tried here can never give a changed one. Receipts are over
/// exact bytes, which line ends, byte order marks and white space change: a package of our own app that differs only in
/// such things is given back as `write_package` writes it. One of another program is left as it is.
std::vector<FoundPackage> packages_in(std::string_view text);

}  // namespace qopi::helpdesk
