// Writing and reading of the envelope; the content is content.cpp's.
#include "package/package.hpp"

#include <algorithm>
#include <initializer_list>
#include <unordered_map>

#include "base/date.hpp"
#include "base/version.hpp"
#include "flow/pages.hpp"
#include "package/content.hpp"
#include "package/sha256.hpp"
#include "rules/validate.hpp"
#include "values/line.hpp"

namespace qopi {
namespace {

constexpr std::size_t kept_bytes_per_content_byte = 4;

std::string digest_of_parts(std::initializer_list<std::string_view> parts) {
    Sha256 digest;
    for (const auto part : parts) digest.add(part);
    return "sha-256:" + digest.hex();
}

/// Of the canonical form of all members but the digest itself. The content is nearly all of them: both digests share its form.
std::string digest_of(const Value& document, std::string_view canonical_content) {
    // A line feed stands nowhere else in a canonical form.
    const auto around = canonical(document, "digest", {"content", "\n"});
    const auto at = around.find('\n');
    if (at == around.npos) return digest_of_bytes(around);
    return digest_of_parts({std::string_view(around).substr(0, at), canonical_content, std::string_view(around).substr(at + 1)});
}

/// Of the canonical form of {"content": …, "kept": …}.
std::string answers_of(std::string_view canonical_content, std::string_view canonical_kept) {
    return digest_of_parts({"{\"content\":", canonical_content, ",\"kept\":", canonical_kept, "}"});
}

Json content_of(const Package& package) {
    Json wrapped;
    wrapped["content"] = encode_content(package.content, package.kind, Scope::package);
    restore_unknown(wrapped, package.unknown);
    return std::move(wrapped["content"]);
}

std::string uuid_v7(std::string_view created, std::string_view random) {
    const auto seconds = parse_time(created).value_or(0);
    auto milliseconds = static_cast<std::uint64_t>(seconds) * 1000;
    std::string time(12, '0');
    for (std::size_t i = time.size(); i-- > 0; milliseconds >>= 4) time[i] = "0123456789abcdef"[milliseconds & 15u];
    std::string r(random);
    r.resize(20, '0');
    const char variant = "89ab"[(r[3] >= 'a' ? r[3] - 'a' + 10 : r[3] - '0') & 3];
    return time.substr(0, 8) + "-" + time.substr(8) + "-7" + r.substr(0, 3) + "-" + variant + r.substr(4, 3) + "-" + r.substr(7, 12);
}

bool is_digest(std::string_view text) { return text.starts_with("sha-256:") && is_secret(text.substr(8)); }

/// Takes the members of an envelope one by one, remembers what was asked for, and stops at the first fault.
class Envelope {
public:
    explicit Envelope(const Value& object) : object_(object) {}
    Fault fault;

    /// A text member; `max` bytes at most.
    bool text(const char* key, std::string& out, std::size_t max, bool required = true) {
        const auto* value = member(key, required);
        if (!value) return !required && fault.code == Code::ok;
        const auto* text = value->as_text();
        if (!text || text->size() > max) return fail(Code::wrong_type, key);
        out = *text;
        return true;
    }
    const Value* member(const char* key, bool required = true) {
        seen_.emplace_back(key);
        const auto* found = object_.find(key);
        if (!found && required) fail(Code::package_member_missing, key);
        return found;
    }
    bool fail(Code code, std::string_view key) {
        fault = {code, prefix + "/" + std::string(key)};
        return false;
    }
    void note_unknown(Package& package) const {
        for (const auto& one : object_)
            if (std::find(seen_.begin(), seen_.end(), one.key) == seen_.end()) {
                const auto at = prefix + "/" + pointer_step(one.key);
                package.notes.push_back({at, Code::unknown_member});
                package.unknown.emplace_back(at, canonical(one));
            }
    }
    std::string prefix;

private:
    const Value& object_;
    std::vector<std::string_view> seen_;
};

/// A package that this one replaces. None is named twice.
bool read_predecessor(Envelope& envelope, const char* id, const char* secret, Package& package) {
    Predecessor one;
    if (!envelope.text(id, one.id, 36) || !envelope.text(secret, one.secret, 64, false)) return false;
    if (!is_package_id(one.id) || one.id == package.id || names(package, one.id)) return envelope.fail(Code::package_id, id);
    if (envelope.member(secret, false) && !is_secret(one.secret)) return envelope.fail(Code::wrong_type, secret);
    package.supersedes.push_back(std::move(one));
    return true;
}

/// The one that was made before, and those before that one.
bool read_predecessors(Envelope& envelope, Package& package) {
    const auto* secret = envelope.member("supersedes_secret", false);
    const auto* earlier = envelope.member("supersedes_earlier", false);
    if (envelope.member("supersedes", false)) {
        if (!read_predecessor(envelope, "supersedes", "supersedes_secret", package)) return false;
    } else if (secret) {
        return envelope.fail(Code::wrong_type, "supersedes_secret");
    }
    if (!earlier) return true;
    if (!earlier->is_list() || earlier->size() == 0 || earlier->size() >= predecessors_max || package.supersedes.empty()) return envelope.fail(Code::wrong_type, "supersedes_earlier");
    for (const auto& item : *earlier) {
        Envelope its(item);
        its.prefix = "/supersedes_earlier/" + std::to_string(package.supersedes.size() - 1);
        envelope.fault = {Code::wrong_type, its.prefix};
        if (!item.is_object()) return false;
        if (!read_predecessor(its, "id", "secret", package)) {
            envelope.fault = its.fault;
            return false;
        }
        its.note_unknown(package);
    }
    envelope.fault = {};
    return true;
}

/// Marks the secrets that `sealed_fields` names as given; false when one names no secret that this content asks for, or twice.
bool mark_sealed(Package& package) {
    std::unordered_map<std::string, Secret*> secrets;
    walk(package.content, package.kind, [&](const std::string& path, RecordRef record) {
        for (const auto& field : record.table->fields)
            if (auto* secret = value_of<Secret>(record, field); secret && is_asked(record, field, Facts{}))
                secrets.emplace(path + "/" + std::string(field.key), secret);
    });
    for (const auto& pointer : package.sealed_fields) {
        const auto found = secrets.find(pointer);
        if (found == secrets.end() || found->second->given) return false;
        found->second->given = true;
    }
    return true;
}

/// The salted hash that stands for the challenge response: PBKDF2-HMAC-SHA-256, 600,000 rounds at least (OWASP).
bool is_verifier(const Value& value) {
    if (!value.is_object() || value.size() != 4) return false;
    const auto text = [&](const char* key, std::string_view expected = "") {
        const auto* held = value.text_at(key);
        return held && !held->empty() && held->size() <= 100 && (expected.empty() || *held == expected);
    };
    const auto* rounds = value.find("iterations");
    return text("alg", "PBKDF2-HMAC-SHA-256") && text("salt") && text("hash") && rounds && rounds->as_number() && rounds->number >= 600'000;
}

}  // namespace

std::string digest_of_bytes(std::string_view bytes) { return digest_of_parts({bytes}); }

bool is_package_id(std::string_view id) {
    if (id.size() != 36) return false;
    for (std::size_t i = 0; i < id.size(); ++i) {
        const char c = id[i];
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (c != '-') return false;
        } else if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            return false;
        }
    }
    return id[14] == '7' && std::string_view("89ab").find(id[19]) != std::string_view::npos;
}

bool is_secret(std::string_view text) { return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

void put_first(std::vector<Predecessor>& packages, Predecessor newest) {
    if (packages.size() == predecessors_max) packages.pop_back();
    packages.insert(packages.begin(), std::move(newest));
}

bool names(const Package& later, std::string_view earlier) {
    return std::any_of(later.supersedes.begin(), later.supersedes.end(), [&](const Predecessor& one) { return one.id == earlier; });
}

bool is_shown_to_replace(const Package& later, const Package& earlier) {
    return std::any_of(later.supersedes.begin(), later.supersedes.end(), [&](const Predecessor& one) {
        return one.id == earlier.id && !one.secret.empty() && digest_of_bytes(one.secret) == earlier.successor_digest;
    });
}

std::string digest_of_answers(const Package& package) {
    return answers_of(canonical(content_of(package)), canonical(encode_kept(package.kept)));
}

std::string digest_of_content(const Submission& content, Kind kind) { return digest_of_bytes(canonical(encode_content(content, kind, Scope::package))); }

std::string write_package(const Package& package) {
    Json document;
    document["format"] = std::string(package_format);
    document["version"] = package_version;
    document["id"] = package.id;
    for (std::size_t i = 0; i < package.supersedes.size(); ++i) {
        const auto& [id, secret] = package.supersedes[i];
        auto& one = i == 0 ? document : document["supersedes_earlier"][i - 1];
        one[i == 0 ? "supersedes" : "id"] = id;
        if (!secret.empty()) one[i == 0 ? "supersedes_secret" : "secret"] = secret;
    }
    if (!package.successor_digest.empty()) document["successor_digest"] = package.successor_digest;
    document["kind"] = std::string(code_of(package.kind));
    document["created"] = package.created;
    document["edition"] = package.edition;
    document["app"] = {{"name", package.app_name}, {"version", package.app_version}};
    document["content"] = content_of(package);
    document["kept"] = encode_kept(package.kept);
    const auto canonical_content = canonical(document["content"]);
    document["declaration"] = {{"name", package.declared_by},
                               {"date", package.declared_on},
                               {"answers", answers_of(canonical_content, canonical(document["kept"]))}};
    document["sealed_fields"] = package.sealed_fields;
    if (!package.sealed.empty()) document["sealed"] = package.sealed;
    restore_unknown(document, package.unknown);
    document["digest"] = digest_of(document_of(document).root(), canonical_content);
    return written(document, 2) + "\n";
}

Read<Package> read_package(std::string_view bytes) {
    const auto read = read_document(bytes, {package_bytes_max, package_depth_max});
    if (!read) return read.error();
    const auto& document = read.value().root();
    if (!document.is_object()) return Fault{Code::wrong_type, ""};

    Package package;
    Envelope envelope(document);
    std::string format, kind;
    if (!envelope.text("format", format, 40)) return envelope.fault;
    if (format != package_format) return Fault{Code::package_format, "/format"};
    const auto* version = envelope.member("version");
    if (!version) return envelope.fault;
    if (!version->as_number()) return Fault{Code::wrong_type, "/version"};
    if (version->number != package_version) return Fault{Code::package_version, "/version"};
    if (!envelope.text("kind", kind, 40)) return envelope.fault;
    const auto known_kind = kind_from(kind);
    if (!known_kind) return Fault{Code::package_kind, "/kind"};
    package.kind = *known_kind;
    if (!envelope.text("id", package.id, 36) || !envelope.text("successor_digest", package.successor_digest, 72, false) ||
        !envelope.text("created", package.created, 20) || !envelope.text("edition", package.edition, 40) ||
        !envelope.text("sealed", package.sealed, 4u << 20, false) || !envelope.text("digest", package.digest, 72))
        return envelope.fault;
    if (!is_package_id(package.id)) return Fault{Code::package_id, "/id"};
    if (!read_predecessors(envelope, package)) return envelope.fault;
    if (document.find("successor_digest") && !is_digest(package.successor_digest)) return Fault{Code::wrong_type, "/successor_digest"};
    if (!parse_time(package.created)) return Fault{Code::wrong_type, "/created"};
    if (!is_digest(package.digest)) return Fault{Code::package_digest, "/digest"};

    const auto* content_at = document.find("content");
    const auto canonical_content = content_at ? canonical(*content_at) : std::string();
    if (digest_of(document, canonical_content) != package.digest) return Fault{Code::package_digest, "/digest"};

    const auto* app = envelope.member("app");
    if (!app) return envelope.fault;
    if (!app->is_object()) return Fault{Code::wrong_type, "/app"};
    Envelope about(*app);
    about.prefix = "/app";
    if (!about.text("name", package.app_name, 80) || !about.text("version", package.app_version, 80)) return about.fault;
    about.note_unknown(package);

    const auto* content = envelope.member("content");
    if (!content) return envelope.fault;
    auto decoded = decode_content(*content, package.kind, Scope::package);
    if (!decoded) return decoded.error();
    package.content = std::move(decoded.value().submission);
    package.notes.insert(package.notes.end(), decoded.value().notes.begin(), decoded.value().notes.end());
    package.unknown.insert(package.unknown.end(), decoded.value().unknown.begin(), decoded.value().unknown.end());

    const auto* kept = envelope.member("kept");
    if (!kept) return envelope.fault;
    auto kept_list = decode_kept(*kept);
    if (!kept_list) return kept_list.error();
    package.kept = std::move(kept_list.value());
    const auto canonical_kept = canonical(*kept);

    const auto* declaration = envelope.member("declaration");
    if (!declaration) return envelope.fault;
    if (!declaration->is_object()) return Fault{Code::wrong_type, "/declaration"};
    Envelope declared(*declaration);
    declared.prefix = "/declaration";
    if (!declared.text("name", package.declared_by, 400) || !declared.text("date", package.declared_on, 10) ||
        !declared.text("answers", package.answers, 72))
        return declared.fault;
    declared.note_unknown(package);
    if (!parse_date(package.declared_on)) return Fault{Code::wrong_type, "/declaration/date"};
    if (package.answers != answers_of(canonical_content, canonical_kept))
        return Fault{Code::answers_changed, "/declaration/answers"};
    if (package.declared_by.empty()) package.notes.push_back({"/declaration/name", Code::declaration_missing});

    const auto* sealed_fields = envelope.member("sealed_fields");
    if (!sealed_fields) return envelope.fault;
    if (!sealed_fields->is_list() || sealed_fields->size() > offices_max + 2) return Fault{Code::wrong_type, "/sealed_fields"};
    for (const auto& item : *sealed_fields) {
        if (!item.as_text()) return Fault{Code::wrong_type, "/sealed_fields"};
        package.sealed_fields.emplace_back(item.text);
    }
    if (!mark_sealed(package) || (package.sealed_fields.empty() ? document.find("sealed") != nullptr : package.sealed.empty()))
        return Fault{Code::package_sealed, "/sealed_fields"};

    envelope.note_unknown(package);
    auto extra_bytes = decoded.value().extra_bytes;
    for (const auto& [at, text] : package.unknown)
        if (!at.starts_with("/content/")) extra_bytes += at.size() + text.size();
    // A warning was kept about an answer: there are no more of them than answers can have.
    const auto kept_bytes = canonical_kept.size(), kept_bytes_max = kept_bytes_per_content_byte * canonical_content.size();
    if (kept_bytes > kept_bytes_max) extra_bytes += kept_bytes - kept_bytes_max;
    if (extra_bytes > unknown_bytes_max) return Fault{Code::package_unknown_content, ""};
    return package;
}

std::vector<Issue> issues_of(const Package& package, const Facts& facts) {
    auto issues = package.notes;
    if (!is_one_line(package.declared_by)) issues.push_back({"/declaration/name", Code::text_characters});
    for (const auto& found : {validate(package.content, package.kind, facts), outcome_issues(package.content, package.kind)})
        issues.insert(issues.end(), found.begin(), found.end());
    return issues;
}

std::vector<std::string> sealed_fields_of(const Submission& content, Kind kind) {
    std::vector<std::string> pointers;
    walk(content, kind, [&](const std::string& path, ConstRecordRef record) {
        for (const auto& field : record.table->fields)
            if (may_go(field.sensitivity, Destination::sealed_part) && is_asked(record, field, Facts{}) && !is_blank(record, field))
                pointers.push_back(path + "/" + std::string(field.key));
    });
    return pointers;
}

std::string sealed_plaintext(const Submission& content, Kind kind, std::string_view verifier) {
    auto plaintext = Json::object();
    const auto pointers = sealed_fields_of(content, kind);
    walk(content, kind, [&](const std::string& path, ConstRecordRef record) {
        for (const auto& field : record.table->fields) {
            const auto* secret = value_of<Secret>(record, field);
            const auto pointer = path + "/" + std::string(field.key);
            if (!secret || std::find(pointers.begin(), pointers.end(), pointer) == pointers.end()) continue;
            if (field.sensitivity == Sensitivity::secret) plaintext[pointer] = own_json(verifier);
            else plaintext[pointer] = secret->text;
        }
    });
    return written(plaintext);
}

std::string sealed_header(const Package& package, std::string_view kid) {
    return written({{"alg", "ECDH-ES"}, {"enc", "A256GCM"}, {"id", package.id}, {"kid", std::string(kid)}, {"kind", std::string(code_of(package.kind))}});
}

std::optional<Fault> unseal(Package& package, std::string_view plaintext) {
    const auto read = read_document(plaintext, {package_bytes_max, package_depth_max});
    const Fault broken{Code::package_sealed, "/sealed"};
    if (!read || !read.value().root().is_object() || read.value().root().size() != package.sealed_fields.size()) return broken;
    const auto& values = read.value().root();
    for (const auto& pointer : package.sealed_fields)
        if (!values.find(pointer)) return broken;

    auto opened = package.content;
    bool whole = true;
    walk(opened, package.kind, [&](const std::string& path, RecordRef record) {
        for (const auto& field : record.table->fields) {
            auto* secret = value_of<Secret>(record, field);
            if (!secret) continue;
            const auto* found = values.find(path + "/" + std::string(field.key));
            if (!found) continue;
            if (field.sensitivity == Sensitivity::secret) whole = whole && is_verifier(*found);
            else if (const auto* text = found->as_text(); text && !text->empty())
                secret->text = *text;
            else whole = false;
        }
    });
    if (!whole) return broken;
    package.content = std::move(opened);
    return std::nullopt;
}

Package freeze(const Submission& content, Kind kind, std::vector<Kept> kept, const Declaration& declaration,
               std::string_view created, std::string_view day, std::string_view random) {
    Package package;
    package.id = uuid_v7(created, random);
    package.kind = kind;
    package.created = created;
    package.app_name = app_name;
    package.app_version = app_version;
    package.content = content;
    // Nobody is sent as belonging to an office that is not.
    const auto aside = offices_left_aside(content);
    for (auto& user : package.content.users) std::erase_if(user.offices, [&](const std::string& id) { return aside.contains(id); });
    package.kept = std::move(kept);
    package.declared_by = declaration.name;
    package.declared_on = day;
    package.sealed_fields = sealed_fields_of(content, kind);
    return package;
}

}  // namespace qopi
