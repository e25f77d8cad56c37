// Gives any bytes to the reader of packages: it must answer with a package or a fault, and a package it accepts must survive being written.
#include <cstdint>
#include <cstdlib>

#include "package/package.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto read = qopi::read_package({reinterpret_cast<const char*>(bytes), size});
    if (!read) return 0;
    const auto written = qopi::write_package(read.value());
    const auto again = qopi::read_package(written);
    if (!again || qopi::write_package(again.value()) != written) std::abort();
    return 0;
}
