// Which submission replaces which. Anyone may write an id into a package: only a secret shows that one sender made both.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "helpdesk/store/store.hpp"
#include "package/package.hpp"

namespace qopi::helpdesk {

/// The other one of two submissions.
struct Replacement {
    std::string id;
    std::string reference;   ///< as people write it; empty when it is not here
    bool is_shown = false;   ///< one sender made both; else both stay open
};

struct Succession {
    std::optional<Replacement> replaces;
    std::vector<Replacement> replaced_by;
};

/// `package` is what the record's bytes hold. Where two reveal the same secret, somebody has read the first on its way, and neither is shown.
Outcome<Succession> succession_of(Store& store, const Record& record, const Package& package);

}  // namespace qopi::helpdesk
