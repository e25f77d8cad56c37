// Put before each file of Dear ImGui when it is compiled for the browser (tools/cmake/third_party.cmake): answers to what it asks of the system
// and is known here.
#pragma once

#include <GLES2/gl2.h>
#include <stdio.h>

// Its renderer asks WebGL some thirty times a frame what to put back afterwards, and each question waits until the browser's painter has done what
// was asked of it before. Nobody else paints here, so that the answers are those of a new context (OpenGL ES 2.0, table 6.2 and following).
inline void qopi_integer(GLenum what, GLint* value) {
    switch (what) {
        case GL_ACTIVE_TEXTURE: *value = GL_TEXTURE0; break;
        case GL_BLEND_SRC_RGB: case GL_BLEND_SRC_ALPHA: *value = GL_ONE; break;
        case GL_BLEND_EQUATION_RGB: case GL_BLEND_EQUATION_ALPHA: *value = GL_FUNC_ADD; break;
        case GL_VIEWPORT: case GL_SCISSOR_BOX: value[0] = value[1] = value[2] = value[3] = 0; break;
        default: *value = 0;
    }
}
inline GLboolean qopi_is_enabled(GLenum) { return GL_FALSE; }
#define glGetIntegerv qopi_integer
#define glIsEnabled qopi_is_enabled

// It keeps no settings here, and so reads none. The one text that it does read is the version of its shaders: "#version 100", of WebGL 1.
template <class... Values>
int qopi_scan(const char*, const char*, Values*...) { return 0; }
inline int qopi_scan(const char*, const char*, int* version) { return *version = 100, 1; }
#define sscanf qopi_scan
