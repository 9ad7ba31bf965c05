"""How many words there are in the files of a folder."""

import multiprocessing
import pathlib
import sys


def words(file):
    count = 0
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            for word in line.rstrip("\n").split(" "):
                if word:
                    count += 1
    return count


if __name__ == "__main__":
    with multiprocessing.Pool() as pool:
        print(sum(pool.map(words, list(pathlib.Path(sys.argv[1]).iterdir()))))
