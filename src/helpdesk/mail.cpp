// From a mail to its parts with GMime, from a part to its packages with restore.hpp.
#include "helpdesk/mail.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <unordered_set>

#include "base/text.hpp"
#include "helpdesk/restore.hpp"
#include "package/package.hpp"

namespace qopi::helpdesk {
namespace {

// Lines that open a part or a header field cost memory, a hundred times their own size: no mail of a practice has as many.
constexpr int boundary_lines_max = 5'000, field_lines_max = 100'000;

struct Unref {
    template <class T>
    void operator()(T* object) const {
        g_object_unref(object);
    }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

struct Free {
    void operator()(char* text) const { g_free(text); }
};
using OwnedText = std::unique_ptr<char, Free>;

bool equal_folded(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return g_ascii_tolower(x) == g_ascii_tolower(y); });
}
bool ends_folded(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && equal_folded(text.substr(text.size() - end.size()), end);
}

std::string_view view(const char* text) { return text ? std::string_view(text) : std::string_view(); }

/// The line that begins `bytes`, without its end.
std::string_view first_line(std::string_view bytes) { return bytes.substr(0, bytes.find_first_of("\r\n")); }

/// "Subject: …": RFC 5322 §2.2. That allows any sign in a name; on purpose we know only the signs that are in use, since the
/// first line of a package would be a field else.
bool is_field(std::string_view line) {
    const auto end = std::find_if(line.begin(), line.end(), [](char c) { return !g_ascii_isalnum(c) && c != '-' && c != '_'; });
    return end != line.begin() && end != line.end() && *end == ':';
}

bool is_intricate(std::string_view bytes) {
    int boundaries = 0, fields = 0;
    while (!bytes.empty()) {
        const auto line = first_line(bytes);
        if (line.starts_with("--") && ++boundaries > boundary_lines_max) return true;
        if (is_field(line) && ++fields > field_lines_max) return true;
        bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    }
    return false;
}

/// `text` in UTF-8 when `charset` is known and fits, else nothing.
std::optional<std::string> to_utf8(std::string_view text, const char* charset) {
    gsize read = 0, written = 0;
    const OwnedText converted(g_convert(text.data(), static_cast<gssize>(text.size()), "UTF-8", charset, &read, &written, nullptr));
    if (!converted || read != text.size()) return std::nullopt;
    return std::string(converted.get(), written);
}

bool is_winmail(std::string_view type, std::string_view name, std::string_view bytes) {
    constexpr std::string_view signature = "\x78\x9F\x3E\x22";  // [MS-OXTNEF] §2.1.3.1
    return equal_folded(type, "application/ms-tnef") || equal_folded(type, "application/vnd.ms-tnef") ||
           equal_folded(name, "winmail.dat") || bytes.starts_with(signature);
}

bool is_encrypted(std::string_view type) {
    return equal_folded(type, "application/pkcs7-mime") || equal_folded(type, "application/x-pkcs7-mime") ||
           equal_folded(type, "application/pgp-encrypted");
}

/// A forwarded mail that was attached as a file, or packed once more, which its type does not allow.
bool is_mail(std::string_view type, std::string_view name, std::string_view bytes) {
    if (!looks_like_mail(bytes)) return false;
    const auto has_mime_field = [&] {
        for (int line = 0; line < 200 && !bytes.empty(); ++line) {
            const auto field = first_line(bytes);
            if (equal_folded(field.substr(0, field.find(':')), "MIME-Version")) return true;
            bytes.remove_prefix(std::min(field.size() + 1, bytes.size()));
        }
        return false;
    };
    return equal_folded(type.substr(0, type.find('/')), "message") || ends_folded(name, ".eml") || has_mime_field();
}

bool is_packed(std::string_view bytes) {
    constexpr std::string_view zip = "PK\x03\x04", gzip = "\x1F\x8B", seven_zip = "7z\xBC\xAF";
    return bytes.starts_with(zip) || bytes.starts_with(gzip) || bytes.starts_with(seven_zip);
}

/// Once, before GMime is used. It must stay silent: what it would warn of are values.
bool is_started() {
    g_log_set_default_handler([](const char*, GLogLevelFlags, const char*, void*) {}, nullptr);
    g_mime_init();
    return true;
}

/// Walks through a mail and the mails in it, and gathers what is found.
class Reader {
public:
    void read(std::string_view bytes, int level) {
        if (level > mail_levels_max) return note(Reason::mail_too_deep);
        if (is_intricate(bytes)) return note(Reason::mail_too_many_parts);
        const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
        const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
        // A file of several mails (mbox) is read to its end: none of them may be passed over in silence.
        g_mime_parser_set_format(parser.get(), bytes.starts_with("From ") ? GMIME_FORMAT_MBOX : GMIME_FORMAT_MESSAGE);
        do {
            const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
            if (!message) break;
            walk(g_mime_message_get_mime_part(message.get()), level);
        } while (bytes.starts_with("From ") && !too_many_parts() && !g_mime_parser_eos(parser.get()));
    }

    MailContents finished() {
        MailContents contents;
        std::unordered_set<std::string> seen;
        for (auto& [package, id, is_whole] : found_) {
            // A damaged copy beside a whole one, such as the text in the body, tells nothing new.
            const bool is_copy = !is_whole && !id.empty() &&
                                 std::any_of(found_.begin(), found_.end(),
                                             [&, damaged = id](const Found& other) { return other.is_whole && other.id == damaged; });
            if (!is_copy && seen.insert(package.bytes).second) contents.packages.push_back(package);
        }
        const bool is_cut = reason_ == Reason::mail_too_many_parts || reason_ == Reason::mail_too_deep;
        if (contents.packages.empty())
            contents.reason = reason_.value_or(Reason::mail_without_package);
        else if (is_cut)
            contents.reason = reason_;
        return contents;
    }

private:
    struct Found {
        MailPackage package;
        std::string id;  ///< as far as it can be seen
        bool is_whole = false;
    };

    bool too_many_parts() const { return parts_ > mail_parts_max; }

    /// The reason that says most stays: a limit before a way of packing.
    void note(Reason reason) {
        if (!reason_ || reason > *reason_) reason_ = reason;
    }

    void walk(GMimeObject* object, int level) {
        if (!object || too_many_parts()) return;
        if (level > mail_levels_max) return note(Reason::mail_too_deep);
        if (GMIME_IS_MULTIPART(object)) {
            if (GMIME_IS_MULTIPART_ENCRYPTED(object)) note(Reason::mail_encrypted);
            auto* multipart = GMIME_MULTIPART(object);
            const int count = g_mime_multipart_get_count(multipart);
            for (int i = 0; i < count; ++i) walk(g_mime_multipart_get_part(multipart, i), level + 1);
            return;
        }
        if (++parts_ > mail_parts_max) return note(Reason::mail_too_many_parts);
        if (GMIME_IS_MESSAGE_PARTIAL(object)) return note(Reason::mail_in_pieces);
        if (GMIME_IS_MESSAGE_PART(object)) {
            auto* message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
            return message ? walk(g_mime_message_get_mime_part(message), level + 1) : void();
        }
        if (GMIME_IS_PART(object)) look_into(GMIME_PART(object), level);
    }

    void look_into(GMimePart* part, int level) {
        auto* wrapper = g_mime_part_get_content(part);
        if (!wrapper) return;
        const Owned<GMimeStream> stream(g_mime_stream_mem_new());
        if (g_mime_data_wrapper_write_to_stream(wrapper, stream.get()) < 0) return;
        const auto* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
        const std::string_view bytes(reinterpret_cast<const char*>(array->data), array->len);
        if (bytes.empty()) return;

        auto* content_type = g_mime_object_get_content_type(GMIME_OBJECT(part));
        const OwnedText type(content_type ? g_mime_content_type_get_mime_type(content_type) : nullptr);
        const auto name = view(g_mime_part_get_filename(part));
        if (is_winmail(view(type.get()), name, bytes)) return note(Reason::mail_winmail);
        if (is_encrypted(view(type.get()))) note(Reason::mail_encrypted);
        if (is_packed(bytes)) return note(Reason::mail_packed);
        if (is_mail(view(type.get()), name, bytes)) return read(bytes, level + 1);
        gather(name, bytes, content_type ? g_mime_content_type_get_parameter(content_type, "charset") : nullptr);
    }

    void gather(std::string_view name, std::string_view bytes, const char* charset) {
        auto found = packages_in(bytes);
        const auto is_damaged = [](const FoundPackage& one) { return !one.is_whole; };
        if (found.empty() || std::any_of(found.begin(), found.end(), is_damaged)) {
            const bool is_wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
            if (const char* from = is_wide ? "UTF-16" : charset)
                if (const auto text = to_utf8(bytes, from); text && *text != bytes)
                    if (auto converted = packages_in(*text);
                        !converted.empty() && std::none_of(converted.begin(), converted.end(), is_damaged))
                        found = std::move(converted);
        }
        for (auto& one : found) {
            if (found_.size() == mail_parts_max) return note(Reason::mail_too_many_parts);
            auto id = id_in(one.bytes);
            found_.push_back({{std::string(name), std::move(one.bytes)}, std::move(id), one.is_whole});
        }
    }

    /// What stands after the first `"id"`, without believing it.
    static std::string id_in(std::string_view bytes) {
        constexpr std::string_view key = "\"id\"";
        constexpr std::size_t id_bytes = 36;
        const auto at = bytes.find(key);
        if (at == std::string_view::npos) return "";
        const auto start = bytes.find('"', at + key.size());
        return start == std::string_view::npos ? "" : std::string(bytes.substr(start + 1, id_bytes));
    }

    std::vector<Found> found_;
    std::optional<Reason> reason_;
    int parts_ = 0;
};

}  // namespace

bool looks_like_mail(std::string_view bytes) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    return bytes.starts_with("From ") || is_field(first_line(bytes));
}

MailContents read_mail(std::string_view bytes) {
    if (bytes.size() > mail_bytes_max) return {{}, Reason::mail_too_large};
    [[maybe_unused]] static const bool is_ready = is_started();
    // A few programs put a mark or an empty line before the header, which would end it.
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    Reader reader;
    reader.read(bytes, 1);
    return reader.finished();
}

}  // namespace qopi::helpdesk
