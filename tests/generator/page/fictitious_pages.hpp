#ifndef AIRUDDER_TESTS_GENERATOR_PAGE_FICTITIOUS_PAGES_HPP
#define AIRUDDER_TESTS_GENERATOR_PAGE_FICTITIOUS_PAGES_HPP

#include "generator/page/read_page.hpp"

#include <string>
#include <string_view>

/// Pages of a fictitious bakery, in the layouts of the real site.
namespace fictitious {

/// Flat navigation, Chinese, a query, no breadcrumb, an edit time.
inline constexpr std::string_view loaf_page = R"(- 面包房
- 烤炉
- 查询面包GET
- 预订面包POST
- Bakery
- Get a loaf
查询面包
试运行
GET
https://bakery.test/v1/loaf
按编号查询一个面包。
可以查询昨天的面包。
请求参数
Query 参数
loaf_id
string
必需
面包编号
fresh
boolean
是否新鲜
可选
默认值:
true
Header 参数
Authorization
string
必需
默认值:
Token Zm9vYmFyYmF6cXV4MTIz+4567/89==
示例代码
Shell
JavaScript
C#
请求示例请求示例
Shell
Swift
curl --location --request GET 'https://bakery.test/v1/loaf?loaf_id&fresh=true' \
--header 'Authorization;'
返回响应
🟢200成功
application/json
Body
loaf
object {3}
必需
weight
number
克
kind
enum<string>
必需
枚举值:
ryewheatspelt
tags
array[string]
code
integer
必需
示例
{
"loaf": {
"weight": 750.50,
"kind": "rye",
"tags": ["caf\u00e9", "a\/b"]
},
"code": 200
}
修改于 2031-02-03 04:05:06
)";

/// Tree, English, a body, breadcrumb, non-breaking spaces, two responses.
inline constexpr std::string_view order_page = R"(BAKERY API
  1. Bakery
BAKERY API
  • 面包房
    • 查询面包
    • 预订面包
  • Bakery
    • Get a loaf
      GET
    • Order a loaf
      POST
    • Oven
      • Order a loaf
  • Contact
  1. Bakery

Order a loaf

POST
https://bakery.test/v1/orders
Orders one loaf.

Request

Header Params
Content-Type
string 
required
Default:
application/json
Body Params application/json
kind
enum<string> 
required
Allowed values:
ryewheatspelt
string
string 
optional
required
boolean 
required
notes
array [object {2}] 
Words for the baker
optional
Example

{
  "kind": "rye",
  "string": "it's {\"[\"} fine",
  "required": true
}

Request Code Samples

Shell
JavaScript
Request samplesRequest samples
Shell
curl --location --request POST 'https://bakery.test/v1/orders' \
--header 'Content-Type: application/json' \
--data-raw '{
  "kind": "rye",
  "string": "it'\''s {\"[\"} fine",
  "required": true
}'

Responses

🟢200OK
application/json
Body
object {0}
Example
{}
🟠400Bad order
application/json
Body
reason
string 
required
Example
{"reason": "no flour"}
Previous
Get a loaf
Next
Contact
Built with
)";

/// A webhook whose URL is a sentence, a form, and an empty response.
inline constexpr std::string_view webhook_page = R"(烤好通知
POST
由面包房提供此地址
请求参数
Body 参数multipart/form-data
photo
file
必需
照片
示例代码
Shell
curl --location --request POST '由面包房提供此地址' \
--form 'photo=@""'
返回响应
🟢204无内容
修改于 2031-02-03 04:05:06
)";

inline std::string
replaced(std::string_view text, std::string_view from, std::string_view to)
{
    std::string out;
    for (;;) {
        auto const at = text.find(from);
        out += text.substr(0, at);
        if (at == text.npos)
            return out;
        out += to;
        text.remove_prefix(at + from.size());
    }
}

/// The facts of a page. Throws if it cannot be read.
inline airudder::generator::PageFacts facts_of(std::string_view text)
{
    airudder::generator::Diagnostics diagnostics;
    auto page = airudder::generator::read_page("page", text, diagnostics);
    if (!page)
        throw std::runtime_error(diagnostics.text());
    return page->facts;
}

/// The diagnostics of a page that cannot be read.
inline std::string findings_of(std::string_view text)
{
    airudder::generator::Diagnostics diagnostics;
    airudder::generator::read_page("page", text, diagnostics);
    return diagnostics.text();
}

} // namespace fictitious

#endif // AIRUDDER_TESTS_GENERATOR_PAGE_FICTITIOUS_PAGES_HPP
