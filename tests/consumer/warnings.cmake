# More warnings than the headers are written for. They are system headers here, so
# the compiler must not report them.
add_compile_options(-Werror -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    -Wsign-conversion -Wold-style-cast -Wfloat-equal -Weffc++)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    add_compile_options(-Wweak-vtables -Wpadded)
else()
    add_compile_options(-Wuseless-cast -Wsign-promo -Wpadded)
endif()
