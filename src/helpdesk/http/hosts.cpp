// Comparing names as RFC 3986 §3.2.2 asks: without regard to case.
#include "helpdesk/http/hosts.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace qopi::helpdesk {

std::string host_name(std::string_view field) {
    const auto bracket = field.find(']');
    if (field.starts_with('[') && bracket == std::string_view::npos) return "";
    const auto end_of_name = field.starts_with('[') ? bracket + 1 : std::min(field.find(':'), field.size());
    const auto name = field.substr(0, end_of_name), port = field.substr(end_of_name);
    const bool is_port = port.empty() || (port.front() == ':' && port.find_first_not_of("0123456789", 1) == std::string_view::npos);
    return is_port ? lower(name) : std::string();
}

Hosts::Hosts(const std::vector<std::string>& named) {
    for (const auto& host : named) add(host);
}

void Hosts::add(std::string_view host) { names_.push_back(host_name(host)); }

bool Hosts::has(std::string_view field) const {
    const auto name = host_name(field);
    return !name.empty() && std::find(names_.begin(), names_.end(), name) != names_.end();
}

}  // namespace qopi::helpdesk
