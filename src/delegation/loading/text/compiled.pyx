# cython: language_level=3, boundscheck=False, wraparound=False
# distutils: libraries = yaml
"""The tree of a faultless rule file and the position of every node, read from libyaml without an object for each event.

Compiled when the project is installed, where there is a C compiler and libyaml; the program runs without it
(``loading.text.events`` gives the same, slower). It explains nothing: whatever is not plain sailing is given back.
"""

from array import array
from sys import intern

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize, PyBytes_GET_SIZE
from cpython.unicode cimport PyUnicode_DecodeUTF8
from libc.stdlib cimport free, realloc

cdef extern from "yaml.h":
    ctypedef enum yaml_event_type_t:
        YAML_NO_EVENT
        YAML_STREAM_START_EVENT
        YAML_STREAM_END_EVENT
        YAML_DOCUMENT_START_EVENT
        YAML_DOCUMENT_END_EVENT
        YAML_ALIAS_EVENT
        YAML_SCALAR_EVENT
        YAML_SEQUENCE_START_EVENT
        YAML_SEQUENCE_END_EVENT
        YAML_MAPPING_START_EVENT
        YAML_MAPPING_END_EVENT

    ctypedef enum yaml_scalar_style_t:
        YAML_PLAIN_SCALAR_STYLE

    ctypedef struct yaml_mark_t:
        size_t index

    ctypedef struct _scalar_t:
        unsigned char *anchor
        unsigned char *tag
        unsigned char *value
        size_t length
        yaml_scalar_style_t style

    ctypedef struct _opening_t:
        unsigned char *anchor
        unsigned char *tag

    ctypedef struct _data_t:
        _scalar_t scalar
        _opening_t sequence_start
        _opening_t mapping_start

    ctypedef struct yaml_event_t:
        yaml_event_type_t type
        _data_t data
        yaml_mark_t start_mark
        yaml_mark_t end_mark

    ctypedef struct yaml_parser_t:
        pass

    int yaml_parser_initialize(yaml_parser_t *parser)
    void yaml_parser_delete(yaml_parser_t *parser)
    void yaml_parser_set_input_string(yaml_parser_t *parser, const unsigned char *input, size_t size)
    int yaml_parser_parse(yaml_parser_t *parser, yaml_event_t *event)
    void yaml_event_delete(yaml_event_t *event)

cdef enum:
    LEVELS = 64
    MOST_NODES = 0x7FFFFFFF


cdef class _Nodes:
    """Where each node begins and ends, in the order of the text."""

    cdef unsigned int *starts
    cdef unsigned int *ends
    cdef Py_ssize_t count
    cdef Py_ssize_t room

    def __dealloc__(self):
        free(self.starts)
        free(self.ends)

    cdef int add(self, size_t start, size_t end) except -1:
        cdef Py_ssize_t room
        cdef void *moved
        if start > MOST_NODES or end > MOST_NODES:
            raise OverflowError
        if self.count == self.room:
            room = self.room * 2 if self.room else 4096
            moved = realloc(self.starts, room * sizeof(unsigned int))
            if moved == NULL:
                raise MemoryError
            self.starts = <unsigned int *>moved
            moved = realloc(self.ends, room * sizeof(unsigned int))
            if moved == NULL:
                raise MemoryError
            self.ends = <unsigned int *>moved
            self.room = room
        self.starts[self.count] = <unsigned int>start
        self.ends[self.count] = <unsigned int>end
        self.count += 1
        return 0


cdef _array(unsigned int *numbers, Py_ssize_t count):
    made = array("I")
    made.frombytes(PyBytes_FromStringAndSize(<char *>numbers, count * sizeof(unsigned int)))
    return made


cdef bint _is_telling(unsigned char first):
    """Whether a plain text that begins so may be more than text: a number, a code, ``~`` or ``null``."""
    return 48 <= first <= 57 or first == 126 or first == 110


def read(bytes data not None, typed not None, plain not None, int deepest):
    """Give the tree, starts, ends and skips of a text; ``None`` where only the slow way can say what is wrong.

    ``plain(value, key)`` settles a text without quotes that may be more than text, and gives ``NotImplemented``
    where something must be said of it. ``typed`` holds the keys whose values are not text.
    """
    cdef yaml_parser_t parser
    if sizeof(unsigned int) != 4 or deepest >= LEVELS or not yaml_parser_initialize(&parser):
        return None
    try:
        yaml_parser_set_input_string(
            &parser, <const unsigned char *>PyBytes_AS_STRING(data), PyBytes_GET_SIZE(data)
        )
        return _tree(&parser, typed, plain, deepest)
    finally:
        yaml_parser_delete(&parser)


cdef _tree(yaml_parser_t *parser, typed, plain, int deepest):
    cdef yaml_event_t event
    cdef _Nodes nodes = _Nodes()
    cdef Py_ssize_t opened[LEVELS]
    cdef bint mappings[LEVELS]
    cdef bint in_mapping = False, seen_document = False
    cdef int depth = 0
    cdef dict mapping = None
    cdef list sequence = None
    cdef list above = []
    cdef list keys = []
    cdef dict skips = {}
    cdef yaml_event_type_t sort
    key = container_key = root = holds = value = inner = None
    while True:
        if not yaml_parser_parse(parser, &event):
            return None
        sort = event.type
        try:
            if sort == YAML_SCALAR_EVENT:
                if event.data.scalar.anchor != NULL or event.data.scalar.tag != NULL:
                    return None
                nodes.add(event.start_mark.index, event.end_mark.index)
                value = PyUnicode_DecodeUTF8(
                    <char *>event.data.scalar.value, <Py_ssize_t>event.data.scalar.length, "strict"
                )
                if in_mapping and key is None:
                    if value in mapping:
                        return None
                    key = intern(value)
                    continue
                if event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE:
                    holds = key if in_mapping else container_key
                    if (
                        event.data.scalar.length == 0
                        or _is_telling(event.data.scalar.value[0])
                        or holds in typed
                    ):
                        value = plain(value, holds)
                        if value is NotImplemented:
                            return None
                if type(value) is str:
                    # Ids, sources and reasons are said over and over: two in three values are one that was there before.
                    value = intern(value)
                if in_mapping:
                    mapping[key] = value
                    key = None
                elif sequence is not None:
                    sequence.append(value)
                else:
                    root = value
            elif sort == YAML_MAPPING_START_EVENT or sort == YAML_SEQUENCE_START_EVENT:
                if (in_mapping and key is None) or depth >= deepest:
                    return None
                if sort == YAML_MAPPING_START_EVENT:
                    if event.data.mapping_start.anchor != NULL or event.data.mapping_start.tag != NULL:
                        return None
                    inner = {}
                else:
                    if event.data.sequence_start.anchor != NULL or event.data.sequence_start.tag != NULL:
                        return None
                    inner = []
                opened[depth] = nodes.count
                mappings[depth] = in_mapping
                nodes.add(event.start_mark.index, 0)
                if depth == 0:
                    root = inner
                elif in_mapping:
                    mapping[key] = inner
                else:
                    sequence.append(inner)
                above.append(mapping if in_mapping else sequence)
                keys.append(container_key)
                depth += 1
                if in_mapping:
                    container_key = key
                in_mapping = sort == YAML_MAPPING_START_EVENT
                mapping, sequence = (inner, None) if in_mapping else (None, inner)
                key = None
            elif sort == YAML_MAPPING_END_EVENT or sort == YAML_SEQUENCE_END_EVENT:
                depth -= 1
                skips[opened[depth]] = nodes.count
                in_mapping = mappings[depth]
                inner = above.pop()
                mapping, sequence = (inner, None) if in_mapping else (None, inner)
                container_key = keys.pop()
                key = None
            elif sort == YAML_ALIAS_EVENT:
                return None
            elif sort == YAML_DOCUMENT_START_EVENT:
                if seen_document:
                    return None
                seen_document = True
            elif sort == YAML_STREAM_END_EVENT:
                break
        finally:
            yaml_event_delete(&event)
    if root is None or root == "":
        return None
    return root, _array(nodes.starts, nodes.count), _array(nodes.ends, nodes.count), skips
