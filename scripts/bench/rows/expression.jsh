System.out.println(1 + 1)
