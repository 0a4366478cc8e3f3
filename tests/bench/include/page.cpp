// The structs and descriptor of a page without open objects.

#include <airudder/workflow/query_workflow_ids.hpp>
