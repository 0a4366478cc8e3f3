#include "client/support/certificates.hpp"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <unistd.h>

namespace fault {

namespace {

using Key = std::shared_ptr<EVP_PKEY>;
using Certificate = std::shared_ptr<X509>;

template <class T>
T* need(T* made)
{
    if (made == nullptr)
        throw std::runtime_error("OpenSSL made nothing");
    return made;
}

Key make_key() { return {need(EVP_EC_gen("P-256")), EVP_PKEY_free}; }

void add_extension(X509* certificate, X509* issuer, int id, char const* value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> const
        extension(need(X509V3_EXT_conf_nid(nullptr, &context, id, value)),
                  X509_EXTENSION_free);
    X509_add_ext(certificate, extension.get(), -1);
}

/// An unsigned certificate. Without `issuer`, it names itself as its issuer.
Certificate
make_certificate(CertificateOptions const& options, EVP_PKEY* key, X509* issuer)
{
    static std::atomic<long> serial{1};
    Certificate const certificate(need(X509_new()), X509_free);
    auto const made = certificate.get();
    auto const by = issuer == nullptr ? made : issuer;
    X509_set_version(made, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(made), serial++);
    X509_gmtime_adj(X509_getm_notBefore(made), options.from_day * 86'400L);
    X509_gmtime_adj(X509_getm_notAfter(made), options.to_day * 86'400L);
    X509_set_pubkey(made, key);
    X509_NAME_add_entry_by_txt(
        X509_get_subject_name(made),
        "CN",
        MBSTRING_UTF8,
        reinterpret_cast<unsigned char const*>(options.common_name.c_str()),
        -1,
        -1,
        0);
    X509_set_issuer_name(made, X509_get_subject_name(by));
    if (!options.alternative_names.empty())
        add_extension(
            made, by, NID_subject_alt_name, options.alternative_names.c_str());
    return certificate;
}

template <class Write>
std::string to_pem(Write write)
{
    std::unique_ptr<BIO, decltype(&BIO_free)> const out(
        need(BIO_new(BIO_s_mem())), BIO_free);
    write(out.get());
    char* text = nullptr;
    auto const size = BIO_get_mem_data(out.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

std::string to_pem(Certificate const& certificate)
{
    return to_pem(
        [&](BIO* out) { PEM_write_bio_X509(out, certificate.get()); });
}

std::string to_pem(Key const& key)
{
    return to_pem([&](BIO* out) {
        PEM_write_bio_PrivateKey(
            out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
}

} // namespace

Authority::Authority(std::string const& name)
    : Authority({.common_name = name}, nullptr)
{
}

Authority::Authority(CertificateOptions const& options, Authority const* issuer)
    : key_(make_key()),
      certificate_(make_certificate(
          options,
          key_.get(),
          issuer == nullptr ? nullptr : issuer->certificate_.get()))
{
    auto const& by = issuer == nullptr ? *this : *issuer;
    add_extension(certificate_.get(),
                  by.certificate_.get(),
                  NID_basic_constraints,
                  "critical,CA:TRUE");
    X509_sign(certificate_.get(), by.key_.get(), EVP_sha256());
}

Authority Authority::appoint(CertificateOptions const& options) const
{
    return {options, this};
}

Identity Authority::issue(CertificateOptions const& options) const
{
    auto const key = make_key();
    auto const certificate =
        make_certificate(options, key.get(), certificate_.get());
    X509_sign(certificate.get(), key_.get(), EVP_sha256());
    return {to_pem(certificate), to_pem(key)};
}

std::string Authority::pem() const { return to_pem(certificate_); }

Authority const& authority()
{
    static Authority const made;
    return made;
}

Identity self_signed(CertificateOptions const& options)
{
    auto const key = make_key();
    auto const certificate = make_certificate(options, key.get(), nullptr);
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    return {to_pem(certificate), to_pem(key)};
}

TemporaryFile::TemporaryFile(std::string const& content)
{
    static std::atomic<int> count{0};
    path_ = (std::filesystem::temp_directory_path() /
             ("airudder-test-" + std::to_string(getpid()) + '-' +
              std::to_string(count++)))
                .string();
    std::ofstream(path_, std::ios::binary) << content;
}

TemporaryFile::~TemporaryFile()
{
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

} // namespace fault
