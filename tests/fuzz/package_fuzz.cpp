// Gives any bytes to the reader of packages.
#include <cstddef>
#include <cstdint>

#include "packages.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    read_as_package({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
