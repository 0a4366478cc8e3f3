# A user who is stricter than any header can be.
add_compile_options(-Werror -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    -Wsign-conversion -Wold-style-cast -Wfloat-equal -Weffc++)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    add_compile_options(-Wweak-vtables -Wpadded)
else()
    add_compile_options(-Wuseless-cast -Wsign-promo -Wpadded)
endif()
