// One page's structs and descriptor, none of them with an open object.

#include <airudder/workflow/query_workflow_ids.hpp>
