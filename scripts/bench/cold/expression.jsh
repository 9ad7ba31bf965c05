println(1 + 1);
