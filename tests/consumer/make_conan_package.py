"""Makes a package with the methods of conanfile.py: make_conan_package.py <project>
<folder> <cmake> <option>…

Stands in for Conan: copies what the recipe exports to <folder>/source, runs its CMake
steps in <folder>/build, and writes to <folder>/generated with what CMake finds the
package in <folder>/package. Prints version, requirements and targets.
"""

import importlib.util
import pathlib
import shutil
import subprocess
import sys
import types

project, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
cmake_command = sys.argv[3:]


class Namespace(types.SimpleNamespace):
    """Settings or options: `get_safe` gives None for those that are not there."""

    def get_safe(self, name):
        return self.__dict__.get(name.rpartition(".")[2])


class Component:
    def __init__(self):
        self.properties = {}
        self.requires, self.system_libs = [], []
        self.bindirs, self.libdirs = ["bin"], ["lib"]

    def set_property(self, name, value):
        self.properties[name] = value


class CppInfo(Component):
    def __init__(self):
        super().__init__()
        self.components = Components()


class Components(dict):
    def __missing__(self, name):
        return self.setdefault(name, Component())


class ConanFile:
    def __init__(self):
        self.recipe_folder = str(project)
        self.source_folder = str(folder / "source")
        self.build_folder = str(folder / "build")
        self.package_folder = str(folder / "package")
        self.settings = Namespace(
            os="Linux", compiler=Namespace(cppstd="20"), cppstd="20")
        self.options = Namespace(**self.default_options)
        self.info = Namespace(clear=lambda: setattr(self, "cleared", True))
        self.cpp_info = CppInfo()
        self.required = []
        self.cache_variables = {}

    def requires(self, reference):
        self.required.append(reference)


class CMake:
    def __init__(self, recipe):
        self.recipe = recipe

    def configure(self):
        options = [f"-D{name}={'ON' if value else 'OFF'}"
                   for name, value in self.recipe.cache_variables.items()]
        run(*cmake_command, "-S", self.recipe.source_folder,
            "-B", self.recipe.build_folder, *options,
            f"-DCMAKE_INSTALL_PREFIX={self.recipe.package_folder}",
            "-DCMAKE_INSTALL_LIBDIR=lib")

    def install(self):
        run(cmake_command[0], "--install", self.recipe.build_folder)


class CMakeToolchain:
    def __init__(self, recipe):
        self.recipe, self.cache_variables = recipe, {}

    def generate(self):
        self.recipe.cache_variables = self.cache_variables


class CMakeDeps:
    def __init__(self, recipe):
        pass

    def generate(self):
        pass


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def add_module(name, **members):
    module = types.ModuleType(name)
    module.__dict__.update(members)
    sys.modules[name] = module


add_module("conan", ConanFile=ConanFile)
add_module("conan.tools")
add_module("conan.tools.build", check_min_cppstd=lambda recipe, standard: None)
add_module("conan.tools.cmake", CMake=CMake, CMakeDeps=CMakeDeps,
           CMakeToolchain=CMakeToolchain, cmake_layout=lambda recipe: None)
add_module("conan.tools.files",
           load=lambda recipe, path: pathlib.Path(path).read_text(),
           rmdir=lambda recipe, path: shutil.rmtree(path, ignore_errors=True))

spec = importlib.util.spec_from_file_location("conanfile", project / "conanfile.py")
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
recipe = module.Airudder()

# In Conan's order.
recipe.set_version()
for pattern in recipe.exports_sources:
    for path in project.glob(pattern):
        target = folder / "source" / path.relative_to(project)
        if path.is_dir():
            shutil.copytree(path, target)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
recipe.requirements()
recipe.validate()
recipe.layout()
recipe.generate()
recipe.build()
recipe.package()
recipe.package_id()
recipe.package_info()

# What Conan's recipes of the required packages call their targets.
targets = {"boost::json": "Boost::json", "boost::url": "Boost::url",
           "openssl::ssl": "OpenSSL::SSL", "openssl::crypto": "OpenSSL::Crypto"}
for name, component in recipe.cpp_info.components.items():
    targets[name] = component.properties["cmake_target_name"]

print("version", recipe.version)
for reference in recipe.required:
    print("requires", reference)
lines = ["find_package(Boost REQUIRED COMPONENTS json url)", "find_package(OpenSSL REQUIRED)"]
for name, component in recipe.cpp_info.components.items():
    if component.bindirs or component.libdirs:
        sys.exit(f"{name}: expected a component without binaries")
    target = targets[name]
    libraries = [targets[other] for other in component.requires] + component.system_libs
    lines += [f"add_library({target} INTERFACE IMPORTED)",
              f"target_include_directories({target} INTERFACE {folder}/package/include)",
              f"target_link_libraries({target} INTERFACE {' '.join(libraries)})"]
    for alias in component.properties.get("cmake_target_aliases", []):
        lines.append(f"add_library({alias} ALIAS {target})")
        print("target", alias)
    print("target", target)
if not getattr(recipe, "cleared", False):
    sys.exit("expected one package for all settings")

file_name = recipe.cpp_info.properties["cmake_file_name"]
generated = folder / "generated" / file_name
generated.mkdir(parents=True)
(generated / f"{file_name}-config.cmake").write_text("\n".join(lines) + "\n")
(generated / f"{file_name}-config-version.cmake").write_text(
    f"set(PACKAGE_VERSION {recipe.version})\n"
    "set(PACKAGE_VERSION_COMPATIBLE TRUE)\n")
