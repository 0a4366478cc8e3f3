#include "catch.hpp"

#include <airudder/client/encryption.hpp>

#include <cstddef>
#include <random>
#include <sstream>
#include <string>
#include <string_view>

using airudder::decrypt;
using airudder::encrypt;
using airudder::EncryptedText;
using namespace std::string_literals;

namespace {

// The example that the vendor publishes.
constexpr auto documented_key = "airudderredduria";
constexpr auto documented_plain = "TaskID=69f531a01a9df58aa6de2487be610abb";

EncryptedText const documented_encrypted{
    "qbj8cnqKnqR66qDS49ib9ymU1mpMCyp8Dm0gS1VvmnEqTxPGSBzruAU1sapP+cye",
    "6956d7af4c89b89f19f9ae0a8be4bcf12abe7c6ed893691733f3480ad3f3aabc"};

template <class T>
std::string message_of(airudder::Result<T> const& result)
{
    REQUIRE_FALSE(result.has_value());
    return result.error().message;
}

/// The reason why a text is refused. The texts were made by `openssl enc
/// -aes-128-ecb -nopad -base64 -K` with the documented key and signed by
/// sha256sum.
std::string decryption_refusal(std::string text, std::string signature = {})
{
    return message_of(
        decrypt(documented_key, {std::move(text), std::move(signature)}));
}

} // namespace

TEST_CASE("the published example is encrypted and decrypted as published",
          "[encryption]")
{
    auto const encrypted = encrypt(documented_key, documented_plain);
    REQUIRE(encrypted.has_value());
    CHECK(encrypted->text == documented_encrypted.text);
    CHECK(encrypted->signature == documented_encrypted.signature);
    auto const decrypted = decrypt(documented_key, documented_encrypted);
    REQUIRE(decrypted.has_value());
    CHECK(*decrypted == documented_plain);
}

TEST_CASE("a text of any length is restored with a key of each length",
          "[encryption]")
{
    std::mt19937 random(20231019);
    for (std::size_t const key_size : {16u, 24u, 32u})
        for (std::size_t size = 0; size != 70; ++size) {
            std::string some_key(key_size, ' ');
            for (auto& byte : some_key)
                byte = static_cast<char>(random());
            std::string text(size, ' ');
            for (auto& byte : text)
                byte = static_cast<char>(1 + random() % 255);
            CAPTURE(key_size, size);
            auto const encrypted = encrypt(some_key, text);
            REQUIRE(encrypted.has_value());
            // The padding has at least one NUL, so it can take another block.
            CHECK(encrypted->text.size() == ((size / 16 + 1) * 16 + 2) / 3 * 4);
            auto const decrypted = decrypt(some_key, *encrypted);
            REQUIRE(decrypted.has_value());
            CHECK(*decrypted == text);
        }
}

TEST_CASE("a NUL inside a text is kept and one at its end is refused",
          "[encryption]")
{
    auto const encrypted = encrypt(documented_key, "a\0b"s);
    REQUIRE(encrypted.has_value());
    CHECK(*decrypt(documented_key, *encrypted) == "a\0b"s);
    CHECK(message_of(encrypt(documented_key, "a\0"s)) ==
          "expected a text that does not end with a NUL");
}

TEST_CASE(
    "a key of a length that AES does not support is refused and not shown",
    "[encryption]")
{
    for (std::size_t const size : {0u, 1u, 15u, 17u, 23u, 25u, 31u, 33u, 64u}) {
        std::string const wrong(size, 'k');
        auto const expected = "expected a key of 16, 24 or 32 bytes, found " +
                              std::to_string(size);
        CHECK(message_of(encrypt(wrong, documented_plain)) == expected);
        CHECK(message_of(decrypt(wrong, documented_encrypted)) == expected);
    }
}

TEST_CASE("a text that is not base64 is refused", "[encryption]")
{
    auto const& text = documented_encrypted.text;
    for (auto const& wrong :
         {text.substr(1),              // not a multiple of four
          text.substr(0, 62) + "=",    // nor is this
          "!" + text.substr(1),        // not in the base64 alphabet
          text.substr(0, 60) + " cye", // white space
          text + "\n",                 //
          "\n" + text.substr(0, 63),   //
          text.substr(0, 60) + "c===", // too much padding
          text.substr(0, 60) + "====", //
          text.substr(0, 60) + "c=ye", // padding inside
          text.substr(0, 40) + "-_" + text.substr(42), // the URL alphabet
          "CCSY1OCKYQd51cLzzzy5HR=="s}) {              // stray bits
        CAPTURE(wrong);
        CHECK(decryption_refusal(wrong, documented_encrypted.signature) ==
              "expected base64");
    }
}

TEST_CASE("a text that is empty or not a whole number of blocks is refused",
          "[encryption]")
{
    CHECK(decryption_refusal("") == "expected whole blocks of 16 bytes");
    CHECK(decryption_refusal("AAAA") == "expected whole blocks of 16 bytes");
    CHECK(decryption_refusal(documented_encrypted.text.substr(0, 60)) ==
          "expected whole blocks of 16 bytes");
}

TEST_CASE("a text that does not end in 1 to 16 NULs is refused", "[encryption]")
{
    auto const wrong = "expected 1 to 16 NULs of padding: is it the right key?";
    CHECK(message_of(decrypt("another key, 16b", documented_encrypted)) ==
          wrong);
    // "0123456789abcdef" without padding.
    CHECK(decryption_refusal("6eK3sOQOSuWBIj7Fj0MdEg==") == wrong);
    // "0123456789abcde" and 17 NULs.
    CHECK(decryption_refusal("s+aqPZzGaVVqA8vRTqP+XQgkmNTgimEHedXC8888uR0=") ==
          wrong);
    // One block of 16 NULs is the empty text.
    auto const empty = decrypt(
        documented_key,
        {"CCSY1OCKYQd51cLzzzy5HQ==",
         "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"});
    REQUIRE(empty.has_value());
    CHECK(empty->empty());
}

TEST_CASE("a signature that does not match the plain text is refused",
          "[encryption]")
{
    auto const wrong = "expected the SHA-256 of the plain text as signature";
    auto other = documented_encrypted.signature;
    other.back() = 'd';
    CHECK(decryption_refusal(documented_encrypted.text, other) == wrong);
    CHECK(decryption_refusal(documented_encrypted.text, "") == wrong);
    CHECK(decryption_refusal(documented_encrypted.text,
                             documented_encrypted.signature + "0") == wrong);
}

TEST_CASE("no error shows the key or a text", "[encryption]")
{
    std::ostringstream printed;
    for (auto const& text : {documented_encrypted.text, "AAAA"s, "?"s, ""s})
        printed << decrypt("a secret key of 24 bytes", {text, "signed"}).error()
                << decrypt("a secret", {text, "signed"}).error();
    printed << encrypt("a secret", "the text").error();
    CHECK(printed.str().find("secret") == std::string::npos);
    CHECK(printed.str().find("text ") == std::string::npos);
    CHECK(printed.str().find("qbj8") == std::string::npos);
}
