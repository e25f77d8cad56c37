// Gives any bytes to the reader of mails: it must answer with packages or a reason, and a package that it calls whole must be one.
#include <cstdint>
#include <cstdlib>

#include "helpdesk/mail.hpp"
#include "helpdesk/restore.hpp"
#include "package/package.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(bytes), size);
    const auto contents = qopi::helpdesk::read_mail(input);
    if (contents.packages.empty() && !contents.reason) std::abort();
    // What is recovered once stays as it is: else the same package by mail and by file would be two.
    for (const auto& [name, package] : contents.packages) {
        if (!qopi::helpdesk::claims_to_be_package(package)) std::abort();
        if (!qopi::read_package(package)) continue;
        const auto again = qopi::helpdesk::packages_in(package);
        if (again.size() != 1 || !again.front().is_whole || again.front().bytes != package) std::abort();
    }
    // A part of a mail as it stands, so that the packages among the seeds lead somewhere.
    for (const auto& found : qopi::helpdesk::packages_in(input))
        if (found.is_whole && !qopi::read_package(found.bytes)) std::abort();
    return 0;
}
