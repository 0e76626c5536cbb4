/** Whether a module comes with Python itself, or with a third-party package that many projects use. */
export function isKnownModule(name: string): boolean {
  return isStandardModule(name) || packages.has(name);
}

/** Whether a module comes with Python itself (documentation of Python, "Python Module Index"). */
function isStandardModule(name: string): boolean {
  return standard.has(name) || name.startsWith("_");
}

const standard = new Set(
  `__future__ _thread abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit
audioop base64 bdb binascii bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code
codecs codeop collections colorsys compileall concurrent configparser contextlib contextvars
copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils
doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch
fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib
heapq hmac html http idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json
keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap
modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode
operator optparse os ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform plistlib
poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat
queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select
selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3
sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess
sunau symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap this
threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle
turtledemo types typing unicodedata unittest urllib uu uuid venv warnings wave weakref
webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo`.split(
    /\s+/,
  ),
);

/** The import names of packages of the Python Package Index. */
const packages = new Set(
  `absl accelerate adlfs aim aiobotocore aiofiles aiohttp albumentations alembic altair amqp annoy
ansible anthropic anyio apex apscheduler arrow asgiref asyncpg attr attrs audioread autogluon av
avro azure babel backoff barbar base58 bayes_opt bcrypt bentoml bert_score bidict bitsandbytes
black blosc bokeh boto boto3 botocore box bs4 cachetools captum cartopy catalyst catboost
category_encoders causalml celery cellpose certifi cffi cfgrib chainer chainlit chardet
charset_normalizer cheroot chex chromadb clearml click clip cloudpickle cmdstanpy codecarbon
colorama coloredlogs colorlog comet_ml configargparse configobj contextily cookiecutter
coremltools cornac crc32c croniter cryptography cudf cuml cupy cv2 cvxopt cvxpy cycler cython
dacite dash dask dataclasses_json datasets datashader dateparser dateutil datumaro dbt decord
decouple deepchem deepdiff deepspeed defusedxml deprecated detectron2 dgl diffusers dill
distributed distro django dlib dm_control docker docopt docx dotenv dotmap dowhy dropbox duckdb
dvc dvclive ecos editdistance efficientnet efficientnet_pytorch einops elasticsearch
elasticsearch_dsl eli5 en_core_web_sm environs evaluate evidently exifread face_recognition
fairlearn fairscale fairseq faiss faker fastai fastapi fastavro fastcore fastparquet fasttext
fbprophet feast feather featuretools feedparser ffmpeg fiftyone filelock filetype fiona fire
flair flash_attn flask flatbuffers flax flwr folium fonttools fsspec ftfy funcy future
fuzzywuzzy gast gcsfs gdal gdown gensim geojson geopandas geopy gevent git github google
googleapiclient gql gradio graphene graphviz gspread gunicorn gym gymnasium h2o h3 h5netcdf h5py
haystack hdbscan healpy heapdict hjson holidays holoviews hpbandster html2text html5lib httplib2
httpx huggingface_hub humanfriendly humanize hvplot hydra hyperopt idna igraph imagehash imageio
imblearn imgaug implicit importlib_metadata importlib_resources imutils inflect inquirer
instructor ipykernel IPython ipywidgets isodate itsdangerous jax jaxlib jellyfish jieba jinja2
jiwer jmespath joblib json5 jsonargparse jsonlines jsonpickle jsonschema jwt kafka kaggle kedro
keras keras_applications keras_cv keras_hub keras_nlp keras_preprocessing keras_tuner kerastuner
kfp kornia kubernetes labelbox lancedb langchain langchain_community langchain_core
langchain_openai langdetect langid language_tool_python lap lasagne laspy leidenalg levenshtein
Levenshtein librosa lightfm lightgbm lightning lightning_fabric lime llama_cpp llama_index
llvmlite lmdb lmfit loguru lpips lunr lxml lz4 magic mapbox markdown markupsafe marshmallow
matplotlib mediapipe medpy meshio mido minio mlflow mlxtend mmcv mmdet mmengine mmseg monai
mongoengine more_itertools moto moviepy mpi4py mpl_toolkits msal msgpack multidict multiprocess
munch music21 muspy mxnet mypy_extensions mysql MySQLdb nacl napari natsort neptune netCDF4
networkx neuralprophet nevergrad nibabel nilearn ninja nltk notebook numba numcodecs numexpr
numpy numpyro nvidia oauthlib ocrmypdf odf ogb ollama omegaconf onnx onnxconverter_common
onnxmltools onnxruntime open3d open_clip openai openml openpyxl openslide opentelemetry
opt_einsum optax optuna orbax orjson osgeo ot outlines overrides packaging pandas pandas_gbq
pandas_profiling pandas_ta pandera panel papermill parameterized paramiko parquet parso pathos
patsy pdf2image pdfminer pdfplumber peewee peft pendulum pettingzoo pexpect phonenumbers piexif
pika PIL pinecone pip pkg_resources platformdirs playwright plotly plotnine pluggy pmdarima
polars pooch portalocker prefect presidio_analyzer prettytable progressbar prometheus_client
prompt_toolkit prophet psutil psycopg psycopg2 ptflops py7zr pyarrow pyaudio pybind11 pycaret
pycocotools pycountry pycuda pydantic pydantic_settings pydicom pydot pydub pyfaidx pygam pygame
pyglet pygments pygraphviz pylab pylightxl pymc pymc3 pymongo pymysql pynvml pyod pyodbc
pypandoc pypdf PyPDF2 pyperclip pyproj pyquaternion pyro pysam pyspark pystan pytesseract pytest
pytorch_forecasting pytorch_grad_cam pytorch_lightning pytorch_metric_learning pytorch_msssim
pytorch_tabnet pytz pyvista pywt pyximport qdrant_client quantstats radiomics ragas rank_bm25
rapidfuzz rasterio rawpy ray rdflib rdkit recordlinkage redis redshift_connector regex reportlab
requests requests_oauthlib requests_toolbelt retry retrying rich river rtree ruamel ruptures
s3fs s3transfer sacrebleu sacred safetensors sagemaker salib samplerate schedule scikitplot
scikits scipy scrapy seaborn segmentation_models segmentation_models_pytorch selenium
sentence_transformers sentencepiece sentry_sdk seqeval setuptools sh shap shapefile shapely
shellingham shutup simple_parsing SimpleITK simplejson simpletransformers six skimage skimpy
sklearn sklearn_pandas sklego skopt sktime slack slack_sdk slugify smart_open smdebug sniffio
snorkel snowflake sortedcontainers soundfile spacy spacytextblob spektral sqlalchemy sqlmodel
sqlparse srsly stable_baselines stable_baselines3 starlette statsforecast statsmodels stopit
streamlit stripe structlog supervisely supervision surprise swifter sympy tables tabpfn tabula
tabulate talib tap telebot telegram tenacity tensorboard tensorboardX tensorflow
tensorflow_addons tensorflow_datasets tensorflow_hub tensorflow_io tensorflow_probability
tensorflow_text tensorrt termcolor textblob textstat textual tf2onnx tf_agents tf_explain
tf_keras tf_slim tflearn tflite_runtime theano thinc thop threadpoolctl tifffile tiktoken timm
tinydb tldextract tokenizers toml tomli tomlkit toolz torch torch_geometric torch_scatter
torch_sparse torchaudio torchdata torcheval torchinfo torchio torchmetrics torchsummary
torchtext torchvision torchviz tornado tqdm traitlets transformers trimesh triton trl tsfresh
tslearn ttach tweepy twilio typeguard typer typing_extensions tyro tzlocal ujson ultralytics
umap unidecode urllib3 uvicorn uvloop vaex validators valohai valohai_cli valohai_yaml
vega_datasets vertexai vllm voluptuous wandb wasabi watchdog watchtower weasyprint weaviate
websocket websockets werkzeug whisper whylogs wordcloud wrapt wtforms xarray xformers xgboost
xlrd xlsxwriter xlwt xmltodict xxhash yaml yarl ydata_profiling yfinance yolov5 youtube_dl zarr
zeep zenml zmq zstandard`.split(/\s+/),
);
