/* The words of the wire protocol that stand for something. */
#ifndef PROTOCOL_TAGS_H
#define PROTOCOL_TAGS_H

enum tag {
    TAG_AVAILABLE = 0xAAAAA,
    TAG_OPTIMIZE = 0x6F7074,
    TAG_CLEAR = 0xDE6,
    TAG_SEND_DESCS = 0xDE5,
    TAG_SEND_BINARIES = 0xDE5F11E,
    TAG_START = 0x514DE5,
    TAG_STOP = 0x514DE6,
    TAG_GET_PROFILE = 0x159D1,
    TAG_GET_LIVE = 0x159D2,
    TAG_REBOOT = 0x159D3,
    TAG_GO_SEND = 0x90, /* guest to host */
};

#endif
