"""What the tests share: the project, copies of it, pages, servers, and ways to look at them."""
