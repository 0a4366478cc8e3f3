# The recipe for Conan 2: `conan create .`. It packages the tree that it is in.
import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import load, rmdir

required_conan_version = ">=2.0"


class Airudder(ConanFile):
    name = "airudder"
    description = "Header-only C++20 bindings for AI Rudder's voice-call HTTP API"
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"client": [True, False], "receiver": [True, False]}
    default_options = {"client": True, "receiver": True}
    exports = "CMakeLists.txt"
    exports_sources = "CMakeLists.txt", "include/*", "generated/*"
    no_copy_source = True

    def set_version(self):
        project = load(self, os.path.join(self.recipe_folder, "CMakeLists.txt"))
        self.version = re.search(r"project\(airudder VERSION ([0-9.]+)", project)[1]

    @property
    def _uses_network(self):
        return bool(self.options.client or self.options.receiver)

    def requirements(self):
        self.requires("boost/[>=1.81.0]")
        if self._uses_network:
            self.requires("openssl/[>=3]")

    def validate(self):
        if self.settings.get_safe("compiler.cppstd"):
            check_min_cppstd(self, 20)

    def layout(self):
        cmake_layout(self)

    def generate(self):
        CMakeDeps(self).generate()
        toolchain = CMakeToolchain(self)
        for part in ("GENERATOR", "CONFORMANCE", "TESTS"):
            toolchain.cache_variables[f"AIRUDDER_BUILD_{part}"] = False
        toolchain.generate()

    def build(self):
        CMake(self).configure()

    def package(self):
        CMake(self).install()
        # Conan writes files of its own for CMake and pkg-config.
        rmdir(self, os.path.join(self.package_folder, "lib"))

    def package_id(self):
        self.info.clear()

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "airudder")
        self.cpp_info.set_property("cmake_config_version_compat", "SameMinorVersion")
        self._add_component("types", "airudder", ["boost::json"])
        self.cpp_info.components["types"].set_property(
            "cmake_target_aliases", ["airudder::types"])
        if self.options.client:
            self._add_component(
                "client", "client",
                ["types", "boost::url", "openssl::ssl", "openssl::crypto"])
        if self.options.receiver:
            self._add_component(
                "receiver", "receiver",
                ["types", "openssl::ssl", "openssl::crypto"])

    def _add_component(self, name, target, requires):
        component = self.cpp_info.components[name]
        component.set_property("cmake_target_name", f"airudder::{target}")
        component.set_property(
            "pkg_config_name", "airudder" if name == "types" else f"airudder-{name}")
        component.requires = requires
        component.bindirs = []
        component.libdirs = []
        if name != "types" and self.settings.os in ("Linux", "FreeBSD"):
            component.system_libs = ["pthread"]
