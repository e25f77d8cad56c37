// Gives any bytes to the reader of mails: it must answer with packages or a reason, and what it recovers must stay as it is.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "helpdesk/mail.hpp"
#include "helpdesk/restore.hpp"
#include "package/package.hpp"

namespace {

void read(std::string_view mail) {
    const auto contents = qopi::helpdesk::read_mail(mail);
    if (contents.packages.empty() && !contents.reason) std::abort();
    // What is recovered once stays as it is: else the same package by mail and by file would be two.
    for (const auto& [name, package] : contents.packages) {
        if (!qopi::helpdesk::claims_to_be_package(package)) std::abort();
        if (!qopi::read_package(package)) continue;
        const auto again = qopi::helpdesk::packages_in(package);
        if (again.size() != 1 || !again.front().is_whole || again.front().bytes != package) std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string input(reinterpret_cast<const char*>(bytes), size);
    read(input);
    // As a part of a mail, so that the packages among the seeds lead somewhere.
    read("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n" + input);
    return 0;
}
