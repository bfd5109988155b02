"""An archive through Spark: `python spark_archive.py ARTICLES.parquet OUTPUT [DAY]` writes a row a finding.

On a cluster, Caveat has to be installed where the executors run: pip install 'caveat-lint[archive]'.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import date

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql.functions import explode
from pyspark.sql.pandas.types import from_arrow_schema

from lint.archive import ArchiveOptions, check_batches
from lint.archive.schema import ARTICLE
from lint.config import Options


def main(table: str, output: str, day: str = "") -> None:
    """Check the articles of `table`, judged as on `day` where they have no date of their own."""
    options = ArchiveOptions(options=Options(as_of=date.fromisoformat(day) if day else date.today()))

    def check(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return check_batches(batches, options)

    spark = SparkSession.builder.appName("caveat").master("local[2]").getOrCreate()
    articles = spark.read.parquet(table).mapInArrow(check, from_arrow_schema(ARTICLE))
    articles.select(explode("findings").alias("finding")).select("finding.*").write.mode("errorifexists").parquet(output)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
