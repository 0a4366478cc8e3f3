# README shows each of FILES as it is.
file(READ ${README} readme)
foreach(file IN LISTS FILES)
    file(READ ${file} text)
    string(FIND "${readme}" "\n${text}```\n" at)
    if(at EQUAL -1)
        message(SEND_ERROR "expected ${README} to show ${file} as it is")
    endif()
endforeach()
