// The files of the app, read once into memory and served by exact path.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "helpdesk/http/http.hpp"
#include "helpdesk/trouble.hpp"

namespace qopi::helpdesk {

class Site {
public:
    /// Everything below `folder`, with the `.br` and `.gz` copies that stand beside the files.
    static Outcome<Site> load(const std::filesystem::path& folder);

    /// The answer for a path, 304 for a client that has it; nothing when there is no such file. The site must outlive it.
    std::optional<Response> answer(const Request& request) const;

private:
    struct File {
        std::string plain, brotli, gzip;
        std::string tag;
        std::string_view type, caching;
    };
    std::map<std::string, File, std::less<>> files_;
};

}  // namespace qopi::helpdesk
