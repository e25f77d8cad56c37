// Types, copies, tags, and which of the copies a client takes.
#include "helpdesk/http/site.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "helpdesk/system.hpp"
#include "package/sha256.hpp"

namespace qopi::helpdesk {
namespace {

constexpr std::size_t file_bytes_max = 64u << 20;

constexpr auto types = std::to_array<std::pair<std::string_view, std::string_view>>({
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".wasm", "application/wasm"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".ttf", "font/ttf"},
    {".woff2", "font/woff2"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".txt", "text/plain; charset=utf-8"},
});

std::string_view type_of(const std::string& extension) {
    const auto found = std::find_if(types.begin(), types.end(), [&](const auto& row) { return row.first == extension; });
    return found == types.end() ? "application/octet-stream" : found->second;
}

/// True for "app.3f9a01bc.js": the name changes with the bytes.
bool is_named_by_hash(const std::filesystem::path& path) {
    const auto stem = path.stem().string();
    const auto dot = stem.find_last_of(".-");
    if (dot == std::string::npos) return false;
    const auto hash = std::string_view(stem).substr(dot + 1);
    return hash.size() >= 8 && hash.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string_view caching_of(const std::filesystem::path& path) {
    // A bad release of the service worker must be possible to undo.
    if (path.filename() == "worker.js") return "no-store";
    return is_named_by_hash(path) ? "public, max-age=31536000, immutable" : "no-cache";
}

/// The parts of a header between commas, trimmed.
std::vector<std::string_view> parts_of(std::string_view list, char separator) {
    std::vector<std::string_view> parts;
    while (!list.empty()) {
        const auto end = std::min(list.find(separator), list.size());
        auto part = list.substr(0, end);
        while (!part.empty() && (part.front() == ' ' || part.front() == '\t')) part.remove_prefix(1);
        while (!part.empty() && (part.back() == ' ' || part.back() == '\t')) part.remove_suffix(1);
        parts.push_back(part);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return parts;
}

/// Whether Accept-Encoding names `coding`, in any case, with a weight that is not zero (RFC 9110 §8.4.1, §12.5.3).
bool accepts(std::string_view header, std::string_view coding) {
    const auto codings = lower(header);
    for (const auto part : parts_of(codings, ',')) {
        const auto words = parts_of(part, ';');
        if (words.empty() || words[0] != coding) continue;
        return words.size() < 2 || !words[1].starts_with("q=0") || words[1].find_first_of("123456789") != std::string_view::npos;
    }
    return false;
}

bool has_tag(std::string_view if_none_match, const std::string& tag) {
    for (auto part : parts_of(if_none_match, ',')) {
        if (part == "*") return true;
        if (part.starts_with("W/")) part.remove_prefix(2);
        if (part == tag) return true;
    }
    return false;
}

}  // namespace

Outcome<Site> Site::load(const std::filesystem::path& folder) {
    namespace fs = std::filesystem;
    const Trouble missing{"There is no index.html in " + folder.string() + ". Build the site first, and set its folder with --site."};
    Site site;
    std::error_code error;
    if (!fs::is_regular_file(folder / "index.html", error)) return missing;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const auto& path = entry->path();
        if (path.filename().string().starts_with('.')) {
            if (entry->is_directory(error)) entry.disable_recursion_pending();
            continue;
        }
        // A link could lead out of the site.
        if (entry->is_symlink(error) || !entry->is_regular_file(error)) continue;
        const auto is_copy =
            (path.extension() == ".br" || path.extension() == ".gz") && fs::exists(path.parent_path() / path.stem(), error);
        if (is_copy) continue;
        auto bytes = read_file(path, file_bytes_max);
        if (!bytes) return bytes.error();
        // Whoever put it there may not have known that all of this folder is published.
        if (path.extension() == ".jwk" || bytes.value().starts_with("SQLite format 3"))
            return Trouble{"The site holds " + path.string() + ", a store or a key, which everyone could fetch. Move it out of " +
                           folder.string() + "."};
        File file;
        file.plain = std::move(bytes.value());
        for (const auto& [extension, copy] : {std::pair{".br", &file.brotli}, std::pair{".gz", &file.gzip}}) {
            auto beside = path;
            if (beside += extension; !fs::exists(beside, error)) continue;
            auto packed = read_file(beside, file_bytes_max);
            if (!packed) return packed.error();
            *copy = std::move(packed.value());
        }
        file.tag = sha256_hex(file.plain).substr(0, 24);
        file.type = type_of(path.extension().string());
        file.caching = caching_of(path);
        const auto name = "/" + path.lexically_relative(folder).generic_string();
        site.files_.emplace(name == "/index.html" ? "/" : name, std::move(file));
    }
    if (error) return Trouble{"The folder " + folder.string() + " cannot be read: " + reason(error.value()) + ". Check its permissions."};
    return site;
}

std::optional<Response> Site::answer(const Request& request) const {
    const auto found = files_.find(request.path == "/index.html" ? std::string_view("/") : std::string_view(request.path));
    if (found == files_.end()) return std::nullopt;
    const auto& file = found->second;
    const bool brotli = !file.brotli.empty() && accepts(request.accept_encoding, "br");
    const bool gzip = !brotli && !file.gzip.empty() && accepts(request.accept_encoding, "gzip");
    // A tag of its own for each copy: they are different bytes.
    const auto tag = "\"" + file.tag + (brotli ? "-br" : gzip ? "-gz" : "") + "\"";

    Response response{.type = file.type, .route = "site"};
    response.headers = {{"ETag", tag}, {"Cache-Control", std::string(file.caching)}, {"Vary", "Accept-Encoding"}};
    if (has_tag(request.if_none_match, tag)) {
        response.status = 304;
        response.type = "";
        return response;
    }
    if (brotli || gzip) response.headers.emplace_back("Content-Encoding", brotli ? "br" : "gzip");
    response.lasting_body = brotli ? file.brotli : gzip ? file.gzip : file.plain;
    return response;
}

}  // namespace qopi::helpdesk
